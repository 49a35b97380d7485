import type { LandingView } from '#contracts/landing/views';
import { useMemo } from 'react';
import { useNames } from '../../../shared/api/catalogue.js';
import { CommandBar } from '../../../shared/commands/command-bar.js';
import type { InputProps } from '../../../shared/commands/inputs.js';
import { codeLabel, phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { UploadField } from '../../../shared/ui/upload-field.js';
import { landingCommands } from '../api/commands.js';
import { useLanding } from '../api/use-landing.js';

const evidenceFiles = '.pdf,.ofd,.png,.jpg,.jpeg,.docx,.xlsx';

type Milestone = LandingView['milestones'][number];

/** Each promise's milestone, its evidence, and what this person may do about it. */
export function LandingTab({ caseId }: { caseId: string }) {
  const { t } = useWords();
  return (
    <Loaded query={useLanding(caseId)}>
      {(answered) => {
        const view = answered as LandingView;
        return (
          <>
            <Facts
              facts={[
                [t('phase'), <StateTag code={view.phase} label={phaseLabel(t, 'landing', view.phase)} />],
              ]}
            />
            {view.milestones.length === 0 && <EmptyState text={t('landing:none')} />}
            {view.milestones.map((milestone) => (
              <MilestoneCard key={milestone.milestoneId} caseId={caseId} milestone={milestone} />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

function MilestoneCard({ caseId, milestone }: { caseId: string; milestone: Milestone }) {
  const { t } = useWords();
  const names = useNames();
  const { milestoneId, clauseId, standing, evidence, suspension, returned } = milestone;
  const widgets = useMemo(() => {
    const path = `/api/landing/cases/${caseId}/evidence-files`;
    const Document = (props: InputProps<string>) => (
      <UploadField {...props} path={path} accept={evidenceFiles} />
    );
    return { documentId: Document };
  }, [caseId]);
  const ofClause = milestone.commands.filter(({ command }) => command.endsWith('-clause'));
  const ofMilestone = milestone.commands.filter((hint) => !ofClause.includes(hint));
  const choices = { kind: names.choicesIn('evidenceKinds') };
  const initials = { 'submit-evidence': { kind: milestone.evidenceKind } };
  return (
    <section aria-label={milestoneId} className="card">
      <h2>{t('landing:milestone', { id: milestoneId, clause: clauseId })}</h2>
      <Facts
        facts={[
          [t('state'), <StateTag code={standing} label={codeLabel(t, 'landing', 'standing', standing)} />],
          [t('fields.dueOn'), milestone.dueOn],
          [t('fields.responsibleUnitId'), names.nameIn('units', milestone.responsibleUnitId)],
          [t('landing:evidenceKind'), names.nameIn('evidenceKinds', milestone.evidenceKind)],
          evidence && [t('landing:evidence'), evidence.name],
          returned && [t('landing:returned'), returned.reason],
          suspension && [t('landing:suspension'), codeLabel(t, 'landing', 'suspension', suspension.standing)],
          milestone.acceptedOn !== undefined && [t('landing:acceptedOn'), milestone.acceptedOn],
        ]}
      />
      <CommandBar hints={ofMilestone} specs={landingCommands} id={caseId} fixed={{ milestoneId }} {...{ choices, widgets, initials }} />
      <CommandBar hints={ofClause} specs={landingCommands} id={caseId} fixed={{ clauseId }} />
    </section>
  );
}
