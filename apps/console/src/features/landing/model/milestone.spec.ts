import { describe, expect, it } from '@jest/globals';
import { isDone, standingOf, type Milestone } from './milestone.js';

const milestone = (standing: Milestone['standing'], overdue: boolean): Milestone => ({
  ...{ milestoneId: 'milestone-7', clauseId: 'clause-7', standing, overdue, dueOn: '2026-11-20' },
  ...{ responsibleUnitId: 'bureau', evidenceKind: 'acceptance-record', extensions: [], commands: [] },
});

describe('how a milestone stands on the screen', () => {
  it.each([
    ['awaited', 'overdue'],
    ['submitted', 'overdue'],
    ['failing', 'overdue'],
    ['accepted', 'accepted'],
    ['entitled', 'entitled'],
    ['failed', 'failed'],
  ] as const)('past its day, what is %s is shown as %s', (standing, shown) => {
    expect(standingOf(milestone(standing, true))).toBe(shown);
    expect(standingOf(milestone(standing, false))).toBe(standing);
  });

  it('is done once accepted or lost', () => {
    const done = (['awaited', 'submitted', 'accepted', 'entitled', 'failing', 'failed'] as const).filter(
      (standing) => isDone(milestone(standing, false)),
    );

    expect(done).toEqual(['accepted', 'entitled', 'failed']);
  });
});
