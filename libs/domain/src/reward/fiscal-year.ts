import type { Instant } from '../shared/actor.js';
import type { Due } from '../shared/stage.js';
import { dayOf, endOfDay } from '../shared/working-days.js';
import { yearsLeft } from './payment.js';
import type { BeginFiscalYear, Reward } from './reward.js';

/** The fiscal year of a moment: the calendar year, in the city's time (预算法 第十八条). */
export function fiscalYearAt(at: Instant): number {
  return Number(dayOf(at).slice(0, 4));
}

/** The first moment of 1 January, in the city's time. */
function beginOf(fiscalYear: number): Instant {
  return endOfDay(`${String(fiscalYear - 1)}-12-31`);
}

/**
 * The next 1 January that changes something: a share's own year begins, or the year of one that is
 * not paid yet is over and it waits to be carried over.
 */
export function nextFiscalYear(state: Reward): Due<BeginFiscalYear> | undefined {
  if (state.phase !== 'open' || state.fiscalYear === undefined) return undefined;
  const { fiscalYear: now, payments } = state;
  const years = state.promises.flatMap((promised) => yearsLeft(promised, payments));
  const [next] = years
    .filter((year) => year >= now)
    .map((year) => (year === now ? now + 1 : year))
    .sort((a, b) => a - b);
  if (next === undefined) return undefined;
  const command = { type: 'begin-fiscal-year', fiscalYear: next } as const;
  return { at: beginOf(next), provisional: false, command };
}
