import type { Day, Instant } from './actor.js';

/**
 * Working days of a place: weekends are free, `holidays` are free too, `workdays` are weekend days
 * worked in exchange (调休). After `coverageUntil` nothing official is known yet, so a deadline
 * beyond it is provisional.
 */
export interface WorkingCalendar {
  readonly version: string;
  readonly holidays: readonly Day[];
  readonly workdays: readonly Day[];
  readonly coverageUntil: Day;
}

export interface Deadline {
  readonly at: Instant;
  readonly provisional: boolean;
  /** While provisional: what it was counted from, so that a new calendar can count it again. */
  readonly counted?: Counted;
}

export interface Counted {
  readonly from: Instant;
  readonly workingDays: number;
}

const dayMs = 86_400_000;
/** China has one time zone and no summer time: UTC+8. */
const cityOffsetMs = 8 * 3_600_000;

export function dayOf(instant: Instant): Day {
  return new Date(Date.parse(instant) + cityOffsetMs).toISOString().slice(0, 10);
}

/** The first moment after the day has ended, in the city's time. */
export function endOfDay(day: Day): Instant {
  return new Date(startMs(day) + dayMs).toISOString();
}

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  if (calendar.workdays.includes(day)) return true;
  if (calendar.holidays.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/**
 * The end of the n-th working day after the day of `from` (that day itself does not count).
 * @param workingDays whole number, at least 1.
 */
export function workingDaysAfter(
  from: Instant,
  workingDays: number,
  calendar: WorkingCalendar,
): Deadline {
  if (!Number.isInteger(workingDays) || workingDays < 1) {
    throw new RangeError(`a time limit needs at least one whole working day: ${String(workingDays)}`);
  }
  let day = dayOf(from);
  for (let left = workingDays; left > 0; ) {
    day = nextDay(day);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  const provisional = day > calendar.coverageUntil;
  return { at: endOfDay(day), provisional, ...(provisional && { counted: { from, workingDays } }) };
}

/** A provisional deadline counted again by a calendar that reaches further; any other as it is. */
export function recounted(deadline: Deadline, calendar: WorkingCalendar): Deadline {
  const { counted, provisional } = deadline;
  if (!provisional || !counted) return deadline;
  return workingDaysAfter(counted.from, counted.workingDays, calendar);
}

/** Whether one calendar tells more than another: a new notice of the State Council was taken in. */
export function reachesFurther(one: WorkingCalendar, other: WorkingCalendar): boolean {
  return one.coverageUntil > other.coverageUntil;
}

/** A deadline as something that waits shows it. */
export function dueBy({ at, provisional }: Deadline): {
  readonly due: Instant;
  readonly provisional?: true;
} {
  return { due: at, ...(provisional && { provisional }) };
}

/** A deadline on a stated day: its end, provisional never, because no counting was needed. */
export function onDay(day: Day): Deadline {
  return { at: endOfDay(day), provisional: false };
}

/**
 * Working days from the day of `at` to the last day of a deadline, that last day counted and today
 * not: 0 on the last day itself, and below 0 by the working days that have gone by since.
 */
export function workingDaysLeft(deadline: Instant, at: Instant, calendar: WorkingCalendar): number {
  const today = dayOf(at);
  const last = dayOf(new Date(Date.parse(deadline) - 1).toISOString());
  const [from, until] = last < today ? [last, today] : [today, last];
  let count = 0;
  for (let day = nextDay(from); day <= until; day = nextDay(day)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return last < today ? 0 - count : count;
}

export function hasPassed(deadline: Instant, at: Instant): boolean {
  return Date.parse(at) >= Date.parse(deadline);
}

function nextDay(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + dayMs).toISOString().slice(0, 10);
}

function startMs(day: Day): number {
  const ms = Date.parse(`${day}T00:00:00.000+08:00`);
  if (Number.isNaN(ms)) throw new RangeError(`not a calendar day: ${day}`);
  return ms;
}
