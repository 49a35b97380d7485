import { Alert, Button } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense, useState } from 'react';
import type { NegotiationView } from '#contracts/negotiation/views';
import { roleName, useCatalogue, useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { commandTitle, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { PapersPart } from '../../../shared/papers/papers-part.js';
import { Due, cityTime } from '../../../shared/ui/due.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { negotiationCommands } from '../api/commands.js';
import { useFindings } from '../api/use-background.js';
import { cityToday } from '../api/use-editor-facts.js';
import { useNegotiation } from '../api/use-negotiation.js';
import { sumsByYear } from '../model/draft.js';
import { ApprovalChain } from './approval-chain.js';
import { clauseName, withClauseNames } from './clause-names.js';
import { ClauseTable } from './clause-table.js';
import { FindingList } from './finding-list.js';
import { FundMeters } from './fund-meters.js';
import { Scans } from './scans.js';
import { Talks } from './talks.js';
import { Versions } from './versions.js';
import './terms.css';

/** Fields weigh more than the page: they come when somebody begins to write. */
const TermsEditor = lazy(() =>
  import('./terms-editor.js').then((editor) => ({ default: editor.TermsEditor })),
);

/** The terms of a case: what is promised on which ground, how far it has come, what may be done now. */
export function NegotiationTab({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const [isWriting, setWriting] = useState(false);
  return (
    <Loaded query={useNegotiation(caseId)}>
      {(answered) => {
        const view = answered as NegotiationView;
        if (isWriting) {
          return (
            <Suspense fallback={<p className="opening">{t('loading')}</p>}>
              <TermsEditor
                view={view}
                close={() => {
                  setWriting(false);
                }}
              />
            </Suspense>
          );
        }
        return (
          <TermsPage
            view={view}
            write={() => {
              setWriting(true);
            }}
          />
        );
      }}
    </Loaded>
  );
}

interface TermsPageProps {
  readonly view: NegotiationView;
  readonly write: () => void;
}

function TermsPage({ view, write }: TermsPageProps) {
  const words = useFindings(view.caseId);
  const clauses = view.terms?.clauses ?? [];
  const findings = view.findings.map((number) => ({ number, text: words.get(number) }));
  return (
    <>
      <Standing view={view} />
      <Commands {...{ view, write }} />
      <ClauseTable view={view} />
      <div className="thirds">
        <FindingList {...{ findings, clauses }} />
        <FundMeters sums={sumsByYear(clauses)} isSigned={view.phase === 'signed'} />
        <ApprovalChain view={view} />
      </div>
      <Scans view={view} />
      <Versions view={view} />
      <Talks view={view} />
      <PapersPart service="negotiation" caseId={view.caseId} />
    </>
  );
}

/** How far the terms have come, who is to move, and what stands in the way. */
function Standing({ view }: { view: NegotiationView }) {
  const { t } = useWords();
  const names = useNames();
  const catalogue = useCatalogue().data;
  const { phase, terms, offer, nextLevel, sentBack, shortage, agreementNote, withdrawn } = view;
  const role = view.rules.approvalLevels.find(({ level }) => level === nextLevel)?.role;
  const next = t(`negotiation:next.${phase === 'drafting' && !terms ? 'opened' : phase}`, {
    level: nextLevel ?? '',
    role: role === undefined ? '' : roleName(catalogue, role),
  });
  return (
    <>
      <Facts
        facts={[
          [t('phase'), <StateTag code={phase} label={phaseLabel(t, 'negotiation', phase)} />],
          [t('negotiation:nextStep'), next],
          terms && [t('negotiation:version'), t('negotiation:versionBy', { version: terms.termsVersion, name: names.person(terms.drafterId) })],
          terms && [t('negotiation:total'), <MoneyShown fen={terms.total} />],
          offer && [t('fields.validUntil'), <Due {...offer.expires} settled={phase !== 'offered'} />],
          agreementNote !== undefined && agreementNote !== null && [t('negotiation:agreementNote'), agreementNote],
          withdrawn && [t('negotiation:fieldsOf.withdraw.reason'), t(`negotiation:codes.reason.${withdrawn.reason}`)],
        ]}
      />
      {sentBack && (
        <Alert
          className="standing"
          type="warning"
          showIcon
          title={t('negotiation:sentBackBy', {
            level: sentBack.level,
            name: names.person(sentBack.approverId),
            at: sentBack.at === undefined ? '' : cityTime(sentBack.at),
          })}
          description={sentBack.reason ?? t('negotiation:erased')}
        />
      )}
      {view.lastOfferExpired === true && (
        <Alert className="standing" type="warning" showIcon title={t('negotiation:offerExpired')} />
      )}
      {shortage && (
        <Alert
          className="standing"
          type="error"
          showIcon
          title={t('negotiation:shortage', {
            fund: names.nameIn('funds', shortage.fundId),
            year: shortage.fiscalYear ?? '',
            amount: shortage.shortfall === undefined ? '' : wan(shortage.shortfall),
          })}
        />
      )}
    </>
  );
}

/** What this person may do about the terms now; drafting is done in an editor of its own. */
function Commands({ view, write }: TermsPageProps) {
  const { t } = useWords();
  const { caseId, terms, nextLevel, rules } = view;
  const commands = view.commands.map((hint) =>
    hint.because === undefined ? hint : { ...hint, because: withClauseNames(t, hint.because) },
  );
  const mayDraft = commands.some(({ command, allowed }) => command === 'draft-terms' && allowed);
  const isApproval = ({ command, allowed }: { command: string; allowed: boolean }) => command === 'approve' && allowed;
  const clauseIds = (terms?.clauses ?? []).map(({ clauseId }) => ({ value: clauseId, label: clauseName(t, clauseId) }));
  const today = cityToday();
  const lastDay = dayjs(today).add(rules.offerValidityDaysMax, 'day').format('YYYY-MM-DD');
  return (
    <div className="bars">
      {mayDraft && (
        <Button type={terms ? 'default' : 'primary'} onClick={write}>
          {terms ? t('negotiation:redraft', { version: terms.termsVersion + 1 }) : commandTitle(t, 'negotiation', 'draft-terms')}
        </Button>
      )}
      <CommandBar
        hints={commands.filter(isApproval)}
        specs={negotiationCommands}
        id={caseId}
        fixed={{ level: nextLevel }}
      />
      <CommandBar
        hints={commands.filter((hint) => !isApproval(hint))}
        specs={negotiationCommands}
        id={caseId}
        except={mayDraft ? ['draft-terms'] : []}
        choices={{ clauseIds }}
        initials={{ offer: { validUntil: lastDay }, 'record-review': { on: today } }}
      />
    </div>
  );
}
