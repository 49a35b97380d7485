import { useWords } from '../i18n/i18n.js';
import { StateTag } from './state-tag.js';

const dayMs = 86_400_000;
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

/** When something is due, and how it stands: overdue, soon, or in time. */
export function Due({ at, provisional = false }: { at: string; provisional?: boolean }) {
  const { t } = useWords();
  const left = Date.parse(at) - Date.now();
  const soonDays = 2;
  const state = left < 0 ? 'overdue' : left < soonDays * dayMs ? 'soon' : 'inTime';
  const tone = { overdue: 'bad', soon: 'waiting', inTime: 'quiet' } as const;
  return (
    <span>
      <span className="figure">{deadlineShown(at)}</span>{' '}
      <StateTag code={state} tone={tone[state]} label={t(`due.${state}`)} />
      {provisional && t('due.provisional')}
    </span>
  );
}
