import { describe, expect, it } from '@jest/globals';
import { scoresOf, spreadOf, standsApart } from './matrix.js';

const opinion = (expertId: string, team: number) => ({
  expertId,
  scores: { team },
  weightedTotal: team * 10,
  recommendation: 'support' as const,
  comment: { available: true as const, text: 'x' },
});
const team = { criterionId: 'team', weightPercent: 100, scoreMin: 0, scoreMax: 10 };

describe('the matrix of a panel', () => {
  const panel = [opinion('a', 9), opinion('b', 8), opinion('c', 3)] as never[];

  it('has a mean and ends for each criterion', () => {
    expect(spreadOf(scoresOf(panel, 'team'))).toEqual({ mean: 20 / 3, least: 3, most: 9 });
    expect(spreadOf([])).toBeUndefined();
  });

  it('marks a score that stands far from the others, and no other', () => {
    expect([9, 8, 3].map((score) => standsApart(score, team, panel))).toEqual([false, false, true]);
  });

  it('marks nothing while there are too few to compare', () => {
    expect(standsApart(3, team, panel.slice(0, 2))).toBe(false);
  });
});
