import { hasPassed, workingDaysLeft } from '#domain/shared/working-days';
import { useCatalogue } from '../api/catalogue.js';
import { serverNow } from '../api/server-clock.js';
import { useWords, type Words } from '../i18n/i18n.js';
import { StateTag } from './state-tag.js';

const cityOffsetMs = 8 * 3_600_000;

/** A moment as a day and time of the city (UTC+8), wherever the browser is. */
export function cityTime(at: string): string {
  return new Date(Date.parse(at) + cityOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}

/** A time limit that ends with a day is named by that day, not by the midnight after it. */
export function deadlineShown(at: string): string {
  const shown = cityTime(at);
  if (!shown.endsWith(' 00:00')) return shown;
  return cityTime(new Date(Date.parse(at) - 1).toISOString()).slice(0, 10);
}

const tones = { overdue: 'bad', soon: 'waiting', inTime: 'quiet' } as const;
const soonWorkingDays = 2;

interface DueProps {
  readonly at: string;
  readonly provisional?: boolean;
  /** Nothing waits for it any more: the day alone is said. */
  readonly settled?: boolean;
}

/** When something is due, and how many working days are left by the service's clock and calendar. */
export function Due({ at, provisional = false, settled = false }: DueProps) {
  const { t } = useWords();
  const calendar = useCatalogue().data?.calendar;
  if (settled) return <span className="figure">{deadlineShown(at)}</span>;
  const now = serverNow();
  const passed = hasPassed(at, now);
  const left = calendar && workingDaysLeft(at, now, calendar);
  const soon = left !== undefined && left <= soonWorkingDays;
  const state = passed ? 'overdue' : soon ? 'soon' : 'inTime';
  return (
    <span className="due">
      <span className="figure">{deadlineShown(at)}</span>{' '}
      <StateTag code={state} tone={tones[state]} label={labelOf(t, state, left)} />
      {provisional && t('due.provisional')}
    </span>
  );
}

function labelOf(t: Words, state: keyof typeof tones, left: number | undefined): string {
  if (left === undefined) return t(`due.${state}`);
  if (state === 'overdue') return left === 0 ? t('due.overdue') : t('due.overdueBy', { count: -left });
  return left === 0 ? t('due.today') : t('due.left', { count: left });
}
