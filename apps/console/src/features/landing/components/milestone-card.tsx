import { Button } from 'antd';
import { useState } from 'react';
import type { LandingView } from '#contracts/landing/views';
import { numberIn } from '#domain/shared/numbered';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import { FileLink } from '../../../shared/files/file-link.js';
import { codeLabel, commandTitle } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { sumOfFen } from '../../../shared/money/amount.js';
import { Facts, type Fact } from '../../../shared/ui/facts.js';
import { MoneyShown } from '../../../shared/ui/money-shown.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { landingCommands } from '../api/commands.js';
import { standingOf, type Milestone } from '../model/milestone.js';
import { HandIn } from './hand-in.js';

interface MilestoneCardProps {
  readonly view: LandingView;
  readonly milestone: Milestone;
  /** What the clause asks for, in its own words; unknown to who does not see the terms. */
  readonly condition: string | undefined;
}

/** One promise's milestone: what is asked, what was handed in, and what this person may do about it. */
export function MilestoneCard({ view, milestone, condition }: MilestoneCardProps) {
  const { t } = useWords();
  const names = useNames();
  const number = numberIn(milestone.clauseId);
  const clause = view.terms.clauses.find(({ clauseId }) => clauseId === milestone.clauseId);
  const standing = standingOf(milestone);
  const promised = sumOfFen(clause?.shares.map(({ amount }) => amount) ?? []);
  const facts = useMilestoneFacts(view.caseId, milestone);
  return (
    <section
      aria-label={t('landing:ofClause', { number })}
      id={`milestone-of-clause-${String(number)}`}
      className="card milestone"
      data-standing={standing}
    >
      <h2>
        {t('landing:ofClause', { number })} · {names.nameIn('clauseKinds', clause?.kind)}{' '}
        <StateTag code={standing} label={codeLabel(t, 'landing', 'standing', standing)} />{' '}
        {milestone.suspension && (
          <StateTag
            code={milestone.suspension.standing}
            tone="bad"
            label={codeLabel(t, 'landing', 'suspension', milestone.suspension.standing)}
          />
        )}
      </h2>
      {condition !== undefined && <p className="condition">{condition}</p>}
      <Facts facts={[[t('landing:promised'), <MoneyShown fen={promised} />], ...facts]} />
      <Deeds caseId={view.caseId} milestone={milestone} />
    </section>
  );
}

function useMilestoneFacts(caseId: string, milestone: Milestone): readonly (Fact | false | undefined)[] {
  const { t } = useWords();
  const names = useNames();
  const { evidence, returned, suspension, failure, extensions, acceptedBy, acceptedOn, acceptanceNote } = milestone;
  const files = `/api/landing/cases/${encodeURIComponent(caseId)}/evidence-files`;
  const erased = t('landing:erased');
  return [
    [
      t('fields.dueOn'),
      <>
        <span className="figure">{milestone.dueOn}</span>
        {extensions.map(({ from, reason, extendedBy }) => (
          <small key={from} className="extension">
            {t('landing:extended', { from, name: names.person(extendedBy), reason: reason ?? erased })}
          </small>
        ))}
      </>,
    ],
    [t('fields.responsibleUnitId'), names.nameIn('units', milestone.responsibleUnitId)],
    [t('landing:evidenceKind'), names.nameIn('evidenceKinds', milestone.evidenceKind)],
    evidence && [
      t('landing:evidence'),
      <>
        <FileLink path={`${files}/${evidence.documentId}`} name={evidence.name ?? erased} />{' '}
        <small>{t('landing:handedInBy', { name: names.person(evidence.submittedBy) })}</small>
      </>,
    ],
    returned && [t('landing:returned'), `${returned.reason ?? erased} · ${names.person(returned.returnedBy)}`],
    acceptedOn !== undefined && [
      t('landing:accepted'),
      [acceptedOn, names.person(acceptedBy), acceptanceNote].filter(Boolean).join(' · '),
    ],
    suspension && [t('landing:suspension'), `${suspension.reason ?? erased} · ${names.person(suspension.suspendedBy)}`],
    suspension !== undefined &&
      suspension.lockedPayments.length > 0 && [t('landing:locked'), String(suspension.lockedPayments.length)],
    failure && [t('landing:failure'), `${failure.reason ?? erased} · ${names.person(failure.failedBy)}`],
    milestone.refusedCode !== undefined && [t('landing:refusedByReward'), milestone.refusedCode],
  ];
}

function Deeds({ caseId, milestone }: { caseId: string; milestone: Milestone }) {
  const { t } = useWords();
  const [isHandingIn, setHandingIn] = useState(false);
  const { milestoneId, clauseId, commands } = milestone;
  const mayHandIn = commands.some(({ command, allowed }) => command === 'submit-evidence' && allowed);
  const ofClause = commands.filter(({ command, allowed }) => allowed && command.endsWith('-clause'));
  const ofMilestone = commands.filter((hint) => !ofClause.includes(hint));
  const close = () => {
    setHandingIn(false);
  };
  if (isHandingIn && mayHandIn) return <HandIn {...{ caseId, milestone, close }} />;
  return (
    <div className="bars">
      {mayHandIn && (
        <Button
          type={milestone.standing === 'awaited' ? 'primary' : 'default'}
          onClick={() => {
            setHandingIn(true);
          }}
        >
          {commandTitle(t, 'landing', 'submit-evidence')}
        </Button>
      )}
      <CommandBar
        hints={ofMilestone}
        specs={landingCommands}
        id={caseId}
        except={mayHandIn ? ['submit-evidence'] : []}
        fixed={{ milestoneId }}
        initials={{ 'extend-milestone': { dueOn: milestone.dueOn } }}
      />
      <CommandBar hints={ofClause} specs={landingCommands} id={caseId} fixed={{ clauseId }} />
    </div>
  );
}
