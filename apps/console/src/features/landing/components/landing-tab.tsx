import type { LandingView } from '#contracts/landing/views';
import { numberIn } from '#domain/shared/numbered';
import { phaseLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Facts } from '../../../shared/ui/facts.js';
import { Loaded } from '../../../shared/ui/loaded.js';
import { StateTag } from '../../../shared/ui/state-tag.js';
import { useConditions, useLanding } from '../api/use-landing.js';
import { isDone, standingOf } from '../model/milestone.js';
import { MilestoneCard } from './milestone-card.js';
import { MilestoneLine } from './milestone-line.js';
import './landing.css';

const cityOffsetMs = 8 * 3_600_000;

/** Each promise's milestone on a line of days and as a card, with its evidence. */
export function LandingTab({ caseId }: { caseId: string }) {
  const { t } = useWords();
  const conditions = useConditions(caseId);
  const today = new Date(Date.now() + cityOffsetMs).toISOString().slice(0, 10);
  return (
    <Loaded query={useLanding(caseId)}>
      {(answered) => {
        const view = answered as LandingView;
        const { milestones } = view;
        if (milestones.length === 0) return <EmptyState text={t('landing:none')} />;
        return (
          <>
            <Standing view={view} />
            <MilestoneLine {...{ milestones, today }} />
            {milestones.map((milestone) => (
              <MilestoneCard
                key={milestone.milestoneId}
                condition={conditions.get(milestone.clauseId)}
                {...{ view, milestone }}
              />
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

/** How far the landing is as a whole. */
function Standing({ view: { phase, milestones, lapsed = [] } }: { view: LandingView }) {
  const { t } = useWords();
  const done = milestones.filter(isDone).length;
  const overdue = milestones.filter((each) => standingOf(each) === 'overdue').length;
  const [next] = milestones
    .filter((each) => !isDone(each))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return (
    <Facts
      facts={[
        [t('phase'), <StateTag code={phase} label={phaseLabel(t, 'landing', phase)} />],
        [
          t('landing:progress'),
          <>
            <progress aria-label={t('landing:progress')} max={milestones.length} value={done} />{' '}
            {t('landing:doneOf', { done, all: milestones.length })}
          </>,
        ],
        overdue > 0 && [
          t('landing:overdue'),
          <StateTag code="overdue" label={t('landing:overdueCount', { count: overdue })} />,
        ],
        next && [t('landing:nextDue'), `${next.dueOn} · ${t('landing:ofClause', { number: numberIn(next.clauseId) })}`],
        lapsed.length > 0 && [
          t('landing:lapsed'),
          lapsed.map((clauseId) => t('landing:ofClause', { number: numberIn(clauseId) })).join(t('listed')),
        ],
      ]}
    />
  );
}
