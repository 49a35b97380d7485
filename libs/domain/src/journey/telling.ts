import type { Day, Instant } from '../shared/actor.js';
import { sumFen, type Fen } from '../shared/money.js';
import type { Sentence } from '../shared/sentences.js';
import type { EventBody } from '../shared/stage.js';
import { dayOf, type Deadline, type WorkingCalendar } from '../shared/working-days.js';

/**
 * What happened, as a person reads it on the timeline. Filled with ids, days, amounts and words of
 * closed lists: no names and nothing anybody wrote.
 */
export type Telling<Event extends EventBody> = {
  readonly [Type in Event['type']]: (event: Extract<Event, { readonly type: Type }>) => Sentence;
};

const fenPerWan = 1_000_000n;

/** A sum in 万元 (10,000 yuan), exactly: `120500000` fen is `120.5`. */
export function inWan(amounts: readonly Fen[]): string {
  const total = sumFen(amounts);
  const rest = (total % fenPerWan).toString().padStart(6, '0').replace(/0+$/, '');
  const whole = (total / fenPerWan).toString();
  return rest === '' ? whole : `${whole}.${rest}`;
}

/** The last whole day before a deadline, which is the first moment it has passed. */
export function lastDayBefore(deadline: Instant): Day {
  return dayOf(new Date(Date.parse(deadline) - 1).toISOString());
}

/** A new holiday calendar, and the provisional days it counted again, whatever they are called. */
export function calendarTold(
  { coverageUntil }: Pick<WorkingCalendar, 'coverageUntil'>,
  recounted: Readonly<Record<string, Deadline | string | undefined>>,
): Sentence {
  const days = Object.values(recounted)
    .flatMap((one) => (typeof one === 'object' ? [lastDayBefore(one.at)] : []))
    .sort();
  const zh = days.length === 0 ? '期限不变' : `期限重新计算为 ${days.join('、')}`;
  const en = days.length === 0 ? 'no day moves' : `now due by ${days.join(', ')}`;
  return {
    zh: `已启用新的节假日安排（至 ${coverageUntil}），${zh}。`,
    en: `A new holiday calendar was taken in (until ${coverageUntil}); ${en}.`,
  };
}
