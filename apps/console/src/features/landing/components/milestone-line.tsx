import type { LandingView } from '#contracts/landing/views';
import { numberIn } from '#domain/shared/numbered';
import { codeLabel } from '../../../shared/i18n/labels.js';
import { useWords } from '../../../shared/i18n/i18n.js';
import { timeLineOf } from '../model/time-line.js';
import { standingOf, type Milestone } from '../model/milestone.js';

interface MilestoneLineProps {
  readonly milestones: LandingView['milestones'];
  readonly today: string;
}

const worst = ['overdue', 'failed', 'failing', 'awaited', 'submitted', 'accepted', 'entitled'];
/** Of a mark's milestones those are named; the cards name all. */
const saidMost = 6;

/** The milestones by date; a mark leads to its card. What it says by place, each card says in words. */
export function MilestoneLine({ milestones, today }: MilestoneLineProps) {
  const { t } = useWords();
  const line = timeLineOf(milestones, today);
  return (
    <section aria-label={t('landing:line')} className="card">
      <h2>{t('landing:line')}</h2>
      <div className="line-frame">
        <div className="line">
          {line.ticks.map(({ day, at }) => (
            <span key={day} className="tick" style={{ left: `${String(at)}%` }} aria-hidden="true">
              {day.slice(0, 7)}
            </span>
          ))}
          <span className="today" style={{ left: `${String(line.today)}%` }} aria-hidden="true">
            {t('landing:today')}
          </span>
          <ol>
            {line.marks.map(({ at, from, to, milestones: here }) => (
              <li key={from} style={{ left: `${String(at)}%` }}>
                <LineMark milestones={here} days={from === to ? from : `${from} – ${to}`} />
              </li>
            ))}
          </ol>
        </div>
      </div>
      <ul className="legend">
        {worst
          .filter((standing) => milestones.some((each) => standingOf(each) === standing))
          .map((standing) => (
            <li key={standing}>
              <span className="dot" data-standing={standing} aria-hidden="true" />
              {codeLabel(t, 'landing', 'standing', standing)}
            </li>
          ))}
      </ul>
    </section>
  );
}

function LineMark({ milestones, days }: { milestones: readonly Milestone[]; days: string }) {
  const { t } = useWords();
  const standings = milestones.map(standingOf);
  const shown = worst.find((standing) => standings.includes(standing)) ?? 'awaited';
  const numbers = milestones.map(({ clauseId }) => numberIn(clauseId));
  const [first = 0] = numbers;
  const label = numbers.length > 1 ? t('landing:markMany', { count: numbers.length }) : String(first);
  const said = milestones
    .slice(0, saidMost)
    .map((each) =>
      t('landing:markSaid', {
        number: numberIn(each.clauseId),
        day: each.dueOn,
        standing: codeLabel(t, 'landing', 'standing', standingOf(each)),
      }),
    )
    .join('；');
  return (
    <a href={`#milestone-of-clause-${String(first)}`} data-standing={shown} aria-label={said} title={`${days} ${said}`}>
      {label}
    </a>
  );
}
