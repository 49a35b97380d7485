import type { NegotiationView } from '#contracts/negotiation/views';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { DataTable } from '../../../shared/ui/data-table.js';
import { Due } from '../../../shared/ui/due.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { wan } from '../../../shared/ui/money.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { termsChoices } from '../api/choices.js';
import { negotiationCommands } from '../api/commands.js';
import { useNegotiation } from '../api/use-negotiation.js';

type Clause = NonNullable<NegotiationView['terms']>['clauses'][number];

/** The terms as they stand, how far their approval is, and what may be done with them. */
export function NegotiationTab({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const names = useNames();
  return (
    <Loaded query={useNegotiation(caseId)}>
      {(answered) => {
        const view = answered as NegotiationView;
        return (
          <>
            <CommandBar
              hints={view.commands}
              specs={negotiationCommands}
              id={caseId}
              choices={termsChoices(view, names)}
              initials={{ 'draft-terms': { clauses: (view.terms?.clauses ?? []).map(draftOf) } }}
            />
            <Facts
              facts={[
                [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'negotiation', view.phase)} />],
                view.terms && [t('negotiation:version'), view.terms.termsVersion],
                view.terms && [t('negotiation:total'), <MoneyShown fen={view.terms.total} />],
                view.offer && [t('fields.validUntil'), <Due at={view.offer.expires.at} provisional={view.offer.expires.provisional} />],
                view.approvals.length > 0 && [
                  t('negotiation:approvals'),
                  view.approvals.map(({ level, approverId }) => `${String(level)} ${names.person(approverId)}`).join('，'),
                ],
                view.nextLevel !== undefined && [t('negotiation:nextLevel'), view.nextLevel],
                view.sentBack && [t('negotiation:sentBack'), view.sentBack.reason],
                view.reviews.length > 0 && [
                  t('negotiation:reviews'),
                  view.reviews
                    .map(({ termsVersion, result }) => `V${String(termsVersion)} ${codeLabel(t, 'negotiation', 'result', result)}`)
                    .join('，'),
                ],
              ]}
            />
            <ClauseTable clauses={view.terms?.clauses ?? []} />
          </>
        );
      }}
    </Loaded>
  );
}

/** A clause as the next version starts with it. */
function draftOf({ clauseId: _, policyClauseId, oneCaseReason, ...clause }: Clause) {
  const basis = policyClauseId === undefined ? { oneCaseReason } : { policyClauseId };
  return { ...clause, basis };
}

function ClauseTable({ clauses }: { clauses: readonly Clause[] }) {
  const { t } = useWords();
  const names = useNames();
  const shares = ({ shares: years }: Clause) =>
    years.map(({ fiscalYear, amount }) => `${String(fiscalYear)}: ${wan(amount)}`).join('，');
  return (
    <DataTable<Clause>
      title={t('negotiation:clauses')}
      rows={clauses}
      rowKey={({ clauseId }) => clauseId}
      empty={<EmptyState text={t('negotiation:noClauses')} />}
      columns={[
        { key: 'clauseId', title: t('negotiation:clause'), text: ({ clauseId }) => clauseId },
        { key: 'kind', title: t('negotiation:fields.kind'), text: ({ kind }) => names.nameIn('clauseKinds', kind) },
        { key: 'condition', title: t('negotiation:fields.condition'), text: ({ condition }) => condition ?? '' },
        { key: 'due', title: t('negotiation:fields.milestoneDueOn'), text: ({ milestoneDueOn }) => milestoneDueOn },
        { key: 'shares', title: t('negotiation:fields.shares'), text: shares, figures: true },
        { key: 'unit', title: t('fields.responsibleUnitId'), text: ({ responsibleUnitId }) => names.nameIn('units', responsibleUnitId) },
        { key: 'findings', title: t('fields.findings'), text: ({ findings }) => findings.join('、') },
      ]}
    />
  );
}
