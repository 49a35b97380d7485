import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import {
  dayOf,
  dueBy,
  endOfDay,
  hasPassed,
  isWorkingDay,
  onDay,
  reachesFurther,
  recounted,
  workingDaysAfter,
  workingDaysLeft,
  type WorkingCalendar,
} from './working-days.js';

/** All days from one to another, both included. */
function daysBetween(from: string, until: string): string[] {
  const days = [];
  for (let ms = Date.parse(from); ms <= Date.parse(until); ms += 86_400_000) {
    days.push(new Date(ms).toISOString().slice(0, 10));
  }
  return days;
}

/** 2026 as the State Council announced it: seven holidays, six weekend days worked in exchange. */
const calendar2026: WorkingCalendar = {
  version: '2026',
  holidays: [
    ...daysBetween('2026-01-01', '2026-01-03'),
    ...daysBetween('2026-02-15', '2026-02-23'),
    ...daysBetween('2026-04-04', '2026-04-06'),
    ...daysBetween('2026-05-01', '2026-05-05'),
    ...daysBetween('2026-06-19', '2026-06-21'),
    ...daysBetween('2026-09-25', '2026-09-27'),
    ...daysBetween('2026-10-01', '2026-10-07'),
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  coverageUntil: '2026-12-31',
};

/** Noon of a day in the city. */
const noonOf = (day: string) => `${day}T04:00:00.000Z`;
/** The last day of a time limit: the day before its end, in the city. */
const lastDay = (from: string, workingDays: number) =>
  dayOf(new Date(Date.parse(workingDaysAfter(noonOf(from), workingDays, calendar2026).at) - 1)
    .toISOString());

describe('a working day', () => {
  it('agrees with chinese-days on every day of 2026', () => {
    for (const day of daysBetween('2026-01-01', '2026-12-31')) {
      expect([day, isWorkingDay(day, calendar2026)]).toEqual([day, chineseDays.isWorkday(day)]);
    }
  });

  it.each([
    ['2026-02-14', true, 'a Saturday worked in exchange for the Spring Festival'],
    ['2026-02-16', false, 'the eve of the Spring Festival, a Monday'],
    ['2026-10-10', true, 'a Saturday worked in exchange for the National Day'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2026-10-12', true, 'an ordinary Monday'],
  ])('%s: %s, %s', (day, working) => {
    expect(isWorkingDay(day, calendar2026)).toBe(working);
  });
});

describe('a time limit in working days', () => {
  it.each([
    ['2026-06-01', 1, '2026-06-02', 'the day itself does not count'],
    ['2026-06-05', 1, '2026-06-08', 'over a weekend'],
    ['2026-02-13', 1, '2026-02-14', 'into a Saturday that is worked'],
    ['2026-02-13', 2, '2026-02-24', 'over the nine days of the Spring Festival'],
    ['2026-02-13', 6, '2026-02-28', 'into the second Saturday that is worked'],
    ['2026-09-30', 3, '2026-10-10', 'over the National Day'],
    ['2026-09-24', 1, '2026-09-28', 'over the Mid-Autumn Festival'],
    ['2026-06-06', 1, '2026-06-08', 'from a Saturday'],
  ])('from %s, %s days: until the end of %s, %s', (from, workingDays, last) => {
    expect(lastDay(from, workingDays)).toBe(last);
  });

  it('counts from the day in the city, not in UTC', () => {
    const justBeforeMidnight = '2026-06-01T15:59:59.999Z';
    const midnight = '2026-06-01T16:00:00.000Z';
    expect(workingDaysAfter(justBeforeMidnight, 1, calendar2026).at).toBe(endOfDay('2026-06-02'));
    expect(workingDaysAfter(midnight, 1, calendar2026).at).toBe(endOfDay('2026-06-03'));
  });

  it('is provisional where it ends beyond the reach of the calendar, and only there', () => {
    expect(workingDaysAfter(noonOf('2026-12-30'), 1, calendar2026)).toEqual({
      at: endOfDay('2026-12-31'),
      provisional: false,
    });
    // Nothing is known of 2027 yet: New Year's Day counts as the Friday it is.
    expect(workingDaysAfter(noonOf('2026-12-30'), 2, calendar2026)).toEqual({
      at: endOfDay('2027-01-01'),
      provisional: true,
      counted: { from: noonOf('2026-12-30'), workingDays: 2 },
    });
  });

  it.each([0, -1, 1.5, Number.NaN])('needs at least one whole day: %s', (workingDays) => {
    expect(() => workingDaysAfter(noonOf('2026-06-01'), workingDays, calendar2026)).toThrow(
      RangeError,
    );
  });

  it('ends on a working day, with as many working days before it as were asked for', () => {
    const start = fc.constantFrom(...daysBetween('2026-01-01', '2026-11-30'));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 15 }), (from, workingDays) => {
        const last = lastDay(from, workingDays);
        const counted = daysBetween(from, last)
          .slice(1)
          .filter((day) => isWorkingDay(day, calendar2026));
        expect(counted).toHaveLength(workingDays);
        expect(counted.at(-1)).toBe(last);
      }),
    );
  });
});

describe('a provisional deadline', () => {
  /** 2027 as a notice might announce it: sample days, the real notice is not out yet. */
  const calendar2027: WorkingCalendar = {
    version: '2027',
    holidays: [...calendar2026.holidays, '2027-01-01', '2027-01-04'],
    workdays: [...calendar2026.workdays, '2027-01-09'],
    coverageUntil: '2027-12-31',
  };

  it('is counted again from where it began, by the calendar that reaches further', () => {
    const provisional = workingDaysAfter(noonOf('2026-12-30'), 3, calendar2026);
    expect(dayOf(provisional.at)).toBe('2027-01-05');
    expect(recounted(provisional, calendar2027)).toEqual({
      // The 31st, the 5th and the 6th: New Year's Day and the Monday after it are free.
      at: endOfDay('2027-01-06'),
      provisional: false,
    });
    expect(reachesFurther(calendar2027, calendar2026)).toBe(true);
    expect(reachesFurther(calendar2026, calendar2026)).toBe(false);
  });

  it('stays provisional where the new calendar does not reach it either', () => {
    const far = workingDaysAfter(noonOf('2026-12-30'), 400, calendar2026);
    expect(recounted(far, calendar2027)).toMatchObject({ provisional: true, counted: far.counted });
  });

  it('counted again is what it had been, had the calendar been known from the start', () => {
    const start = fc.constantFrom(...daysBetween('2026-11-01', '2027-02-28'));
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (from, workingDays) => {
        const known = workingDaysAfter(noonOf(from), workingDays, calendar2027);
        const before = workingDaysAfter(noonOf(from), workingDays, calendar2026);
        expect(recounted(before, calendar2027)).toEqual(known);
        // Whatever was no guess does not move: what was promised stands.
        if (!before.provisional) expect(known).toEqual(before);
      }),
    );
  });

  it('is said to be one wherever it is shown as waiting', () => {
    const provisional = workingDaysAfter(noonOf('2026-12-30'), 3, calendar2026);
    expect(dueBy(provisional)).toEqual({ due: provisional.at, provisional: true });
    expect(dueBy(onDay('2030-06-01'))).toEqual({ due: '2030-06-01T16:00:00.000Z' });
  });
});

describe('a day in the city', () => {
  it('begins at 16:00 UTC of the day before and ends as the next begins', () => {
    expect(dayOf('2026-06-01T15:59:59.999Z')).toBe('2026-06-01');
    expect(dayOf('2026-06-01T16:00:00.000Z')).toBe('2026-06-02');
    expect(endOfDay('2026-06-01')).toBe('2026-06-01T16:00:00.000Z');
    expect(dayOf(endOfDay('2026-12-31'))).toBe('2027-01-01');
  });

  it('is a deadline that is never provisional', () => {
    expect(onDay('2030-06-01')).toEqual({ at: '2030-06-01T16:00:00.000Z', provisional: false });
  });

  it('must be a day of the calendar', () => {
    expect(() => endOfDay('2026-13-01')).toThrow(RangeError);
  });
});

describe('a deadline', () => {
  it('has passed from its very moment on', () => {
    const deadline = endOfDay('2026-06-01');
    expect(hasPassed(deadline, '2026-06-01T15:59:59.999Z')).toBe(false);
    expect(hasPassed(deadline, deadline)).toBe(true);
    expect(hasPassed(deadline, '2026-06-01T16:00:00.001Z')).toBe(true);
  });
});

describe('the working days left', () => {
  it('are as many as were given, on the day they were given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 60 }), (ahead, days) => {
        const from = new Date(Date.parse(noonOf('2026-01-01')) + ahead * 86_400_000).toISOString();

        const { at } = workingDaysAfter(from, days, calendar2026);

        expect(workingDaysLeft(at, from, calendar2026)).toBe(days);
      }),
    );
  });

  it.each([
    ['the last day itself', '2026-11-20', '2026-11-20', 0],
    ['Friday before a Monday', '2026-11-23', '2026-11-20', 1],
    ['Sunday before a Monday', '2026-11-23', '2026-11-22', 1],
    ['before the National Day week', '2026-10-08', '2026-09-30', 1],
    ['over a weekend since', '2026-11-20', '2026-11-22', 0],
    ['one working day since', '2026-11-20', '2026-11-23', -1],
  ])('on %s', (_, last, today, left) => {
    expect(workingDaysLeft(endOfDay(last), noonOf(today), calendar2026)).toBe(left);
  });
});
