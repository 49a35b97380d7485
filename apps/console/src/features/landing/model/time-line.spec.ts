import { describe, expect, it } from '@jest/globals';
import { timeLineOf } from './time-line.js';

const due = (...days: string[]) => days.map((dueOn, index) => ({ milestoneId: `milestone-${String(index + 1)}`, dueOn }));
const shown = (days: string[], today: string) =>
  timeLineOf(due(...days), today).marks.map(({ at, milestones }) => [
    Math.round(at),
    milestones.map(({ milestoneId }) => milestoneId.replace('milestone-', '')).join(),
  ]);

describe('a line of milestones', () => {
  it('goes by date, whatever the order of the clauses', () => {
    expect(shown(['2027-06-01', '2026-12-01', '2027-01-30'], '2026-11-21')).toEqual([
      [11, '2'],
      [38, '3'],
      [93, '1'],
    ]);
  });

  it('holds today, also behind the last milestone', () => {
    const line = timeLineOf(due('2026-01-01'), '2026-11-21');

    expect(line.from < '2026-01-01' && line.to > '2026-11-21').toBe(true);
    expect(line.today).toBeGreaterThan(line.marks[0]?.at ?? 100);
    expect(line.today).toBeLessThan(100);
  });

  it('puts what lies too close under one mark, with its first and last day', () => {
    const [first, second] = timeLineOf(due('2026-12-01', '2026-12-03', '2029-01-01'), '2026-11-21').marks;

    expect(first).toMatchObject({ from: '2026-12-01', to: '2026-12-03' });
    expect(first?.milestones.length).toBe(2);
    expect(second?.milestones.length).toBe(1);
  });

  it.each([
    ['2026-12-01', ['2026-12-01']],
    ['2027-11-01', ['2027-01-01', '2027-03-01', '2027-05-01', '2027-07-01', '2027-09-01', '2027-11-01']],
    ['2040-01-01', ['2028-01-01', '2030-01-01', '2032-01-01', '2034-01-01', '2036-01-01', '2038-01-01', '2040-01-01']],
  ])('up to %s is ticked where it can be read', (last, days) => {
    const { ticks } = timeLineOf(due(last), '2026-11-21');

    expect(ticks.map(({ day }) => day)).toEqual(days);
  });

  it('holds a hundred milestones on one day', () => {
    const { marks } = timeLineOf(due(...Array.from({ length: 100 }, () => '2027-01-01')), '2026-11-21');

    expect(marks.map(({ milestones }) => milestones.length)).toEqual([100]);
  });
});
