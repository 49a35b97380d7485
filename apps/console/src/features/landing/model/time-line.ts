/** Enough of a milestone to put it on a line of days. */
export interface Dated {
  readonly milestoneId: string;
  readonly dueOn: string;
}

export interface Mark<One> {
  /** Where on the line, in percent from its start. */
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly milestones: readonly One[];
}

export interface TimeLine<One> {
  readonly from: string;
  readonly to: string;
  /** Where today stands, in percent. */
  readonly today: number;
  /** First days of months, quarters or years, as many as can be read. */
  readonly ticks: readonly { readonly day: string; readonly at: number }[];
  readonly marks: readonly Mark<One>[];
}

const dayMs = 86_400_000;
const whole = 100;
const ticksMost = 10;
/** Marks nearer than this, in percent, would lie on one another. */
const nearest = 5.5;
const marginDays = 15;

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/**
 * The milestones on a line of days that holds today as well. Those too near to one another to be told
 * apart share a mark.
 */
export function timeLineOf<One extends Dated>(milestones: readonly One[], today: string): TimeLine<One> {
  const days = [today, ...milestones.map(({ dueOn }) => dueOn)].map(numberOf);
  const first = Math.min(...days) - marginDays;
  const last = Math.max(...days) + marginDays;
  const place = (day: string) => ((numberOf(day) - first) / (last - first)) * whole;
  const sorted = [...milestones].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const marks: Mark<One>[] = [];
  for (const milestone of sorted) {
    const at = place(milestone.dueOn);
    const before = marks.at(-1);
    if (before && at - before.at < nearest) {
      marks[marks.length - 1] = {
        ...before,
        to: milestone.dueOn,
        milestones: [...before.milestones, milestone],
      };
    } else {
      marks.push({ at, from: milestone.dueOn, to: milestone.dueOn, milestones: [milestone] });
    }
  }
  return {
    from: dayOf(first),
    to: dayOf(last),
    today: place(today),
    ticks: ticksBetween(first, last).map((day) => ({ day, at: place(day) })),
    marks,
  };
}

const monthsApart = [1, 2, 3, 6, 12, 24, 60, 120] as const;

function ticksBetween(first: number, last: number): readonly string[] {
  for (const months of monthsApart) {
    const ticks = everyMonths(months, first, last);
    if (ticks.length <= ticksMost) return ticks;
  }
  return [];
}

/** First days of months, counted from a January so that years are among them. */
function everyMonths(months: number, first: number, last: number): readonly string[] {
  const ticks: string[] = [];
  const startYear = Number(dayOf(first).slice(0, 4));
  for (let month = 0; ; month += months) {
    const day = new Date(Date.UTC(startYear, month, 1)).toISOString().slice(0, 10);
    if (numberOf(day) > last) return ticks;
    if (numberOf(day) >= first) ticks.push(day);
  }
}
