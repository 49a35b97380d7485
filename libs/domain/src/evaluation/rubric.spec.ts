import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  faultyCriteria,
  panelResult,
  weightedTotal,
  type Criterion,
  type Rubric,
  type Scores,
} from './rubric.js';

const rubric: Rubric = {
  rubricId: 'rub-sample',
  criteria: [
    { criterionId: 'team', weightPercent: 40, scoreMin: 0, scoreMax: 20 },
    { criterionId: 'market', weightPercent: 35, scoreMin: 1, scoreMax: 5 },
    { criterionId: 'land', weightPercent: 25, scoreMin: 0, scoreMax: 100 },
  ],
  panelSizeMin: 3,
  panelSizeMax: 9,
  quorum: 3,
  passMark: 60,
  trimFrom: 5,
  discretionBand: 5,
  opinionWorkingDays: 10,
};

/** Weights of 1 to 100 that sum to 100, from the places where a stick of 100 is broken. */
const weights = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 9 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
  .map((places) => places.slice(1).map((place, index) => place - (places[index] ?? 0)));

function scored(scoreMax: fc.Arbitrary<number>) {
  return weights
    .chain((all) =>
      fc.tuple(
        ...all.map((weightPercent, index) =>
          scoreMax.chain((max) =>
            fc.record({
              criterionId: fc.constant(`criterion-${String(index)}`),
              weightPercent: fc.constant(weightPercent),
              scoreMin: fc.constant(0),
              scoreMax: fc.constant(max),
              score: fc.integer({ min: 0, max }),
            }),
          ),
        ),
      ),
    )
    .map((rows) => ({
      rubric: { ...rubric, criteria: rows.map(({ score: _, ...criterion }) => criterion) },
      scores: Object.fromEntries(rows.map(({ criterionId, score }) => [criterionId, score])),
    }));
}

const anyScored = scored(fc.integer({ min: 1, max: 100 }));

describe('the scores of an opinion', () => {
  const sound: Scores = { team: 20, market: 1, land: 0 };

  it('are sound within the anchors, which are themselves allowed', () => {
    expect(faultyCriteria(sound, rubric)).toEqual([]);
    expect(faultyCriteria({ team: 0, market: 5, land: 100 }, rubric)).toEqual([]);
  });

  it.each([
    ['missing', { team: 20, market: 1 }, ['land']],
    ['below its minimum', { ...sound, market: 0 }, ['market']],
    ['above its maximum', { ...sound, team: 21 }, ['team']],
    ['not a whole number', { ...sound, team: 1.5 }, ['team']],
    ['not a number', { ...sound, team: Number.NaN }, ['team']],
    ['unknown', { ...sound, charm: 5 }, ['charm']],
    ['several at once', { team: -1, charm: 5 }, ['team', 'market', 'land', 'charm']],
  ])('name a criterion that is %s', (_fault, scores: Scores, criteria) => {
    expect(faultyCriteria(scores, rubric)).toEqual(criteria);
  });
});

describe('a weighted total', () => {
  it.each([
    [{ team: 20, market: 5, land: 100 }, 100_00],
    [{ team: 0, market: 0, land: 0 }, 0],
    [{ team: 10, market: 4, land: 50 }, 60_50],
    [{ team: 13, market: 3, land: 77 }, 66_25],
  ])('of %o is %i hundredths of a point', (scores: Scores, total) => {
    expect(weightedTotal(scores, rubric)).toBe(total);
  });

  it('is a whole number of hundredths between nothing and 100 points', () => {
    fc.assert(
      fc.property(anyScored, ({ rubric: any, scores }) => {
        const total = weightedTotal(scores, any);
        expect(Number.isInteger(total)).toBe(true);
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100_00);
      }),
    );
  });

  it('does not depend on the order of the criteria', () => {
    fc.assert(
      fc.property(anyScored, ({ rubric: any, scores }) => {
        const reversed = { ...any, criteria: [...any.criteria].reverse() };
        expect(weightedTotal(scores, reversed)).toBe(weightedTotal(scores, any));
      }),
    );
  });

  it('rounds half a hundredth up, where thirds and twenty-fourths make one', () => {
    const criteria: Criterion[] = [
      { criterionId: 'a', weightPercent: 19, scoreMin: 0, scoreMax: 6 },
      { criterionId: 'b', weightPercent: 46, scoreMin: 0, scoreMax: 5 },
      { criterionId: 'c', weightPercent: 35, scoreMin: 0, scoreMax: 24 },
    ];
    const scores = { a: 2, b: 4, c: 23 };
    expect(weightedTotal(scores, { ...rubric, criteria })).toBe(76_68);
    const reversed = { ...rubric, criteria: [...criteria].reverse() };
    expect(weightedTotal(scores, reversed)).toBe(76_68);
  });

  it('never falls when one score rises', () => {
    fc.assert(
      fc.property(anyScored, fc.nat(), ({ rubric: any, scores }, pick) => {
        const { criterionId, scoreMax } = any.criteria[pick % any.criteria.length] as Criterion;
        const score = scores[criterionId] ?? 0;
        fc.pre(score < scoreMax);
        const raised = weightedTotal({ ...scores, [criterionId]: score + 1 }, any);
        expect(raised).toBeGreaterThanOrEqual(weightedTotal(scores, any));
      }),
    );
  });
});

describe('a panel’s result', () => {
  const totals = fc.array(fc.integer({ min: 0, max: 100_00 }), { minLength: 1, maxLength: 15 });

  it('is the mean of all totals while they are too few to trim', () => {
    expect(panelResult([60_00], rubric)).toBe(60_00);
    expect(panelResult([0, 60_00, 90_00, 90_00], rubric)).toBe(60_00);
  });

  it('leaves out the highest and the lowest from the fifth opinion on', () => {
    expect(panelResult([0, 60_00, 70_00, 80_00, 100_00], rubric)).toBe(70_00);
  });

  it('leaves out one of several equal extremes only', () => {
    expect(panelResult([50_00, 50_00, 50_00, 80_00, 80_00], rubric)).toBe(60_00);
  });

  it('rounds half a hundredth up', () => {
    expect(panelResult([60_00, 60_01], rubric)).toBe(60_01);
  });

  it('does not exist without opinions', () => {
    expect(() => panelResult([], rubric)).toThrow(RangeError);
  });

  it('does not depend on the order in which opinions came in', () => {
    const shuffled = totals.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(panelResult(other, rubric)).toBe(panelResult(all, rubric));
      }),
    );
  });

  it('lies between the lowest and the highest total', () => {
    fc.assert(
      fc.property(totals, (all) => {
        const result = panelResult(all, rubric);
        expect(Number.isInteger(result)).toBe(true);
        expect(result).toBeGreaterThanOrEqual(Math.min(...all));
        expect(result).toBeLessThanOrEqual(Math.max(...all));
      }),
    );
  });

  it('is not moved by one expert’s extreme once it is trimmed', () => {
    const atLeastFive = fc.array(fc.integer({ min: 20_00, max: 80_00 }), {
      minLength: 4,
      maxLength: 14,
    });
    fc.assert(
      fc.property(atLeastFive, fc.integer({ min: 80_00, max: 100_00 }), (all, extreme) => {
        expect(panelResult([...all, extreme], rubric)).toBe(panelResult([...all, 80_00], rubric));
      }),
    );
  });
});
