import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sumFen } from '../shared/money.js';
import { clauses, housing, negotiationOpened, subsidy } from './examples.js';
import {
  clauseIdAt,
  neededLevels,
  sharesOf,
  signedTermsOf,
  totalOf,
  type Clause,
  type Terms,
} from './terms.js';

const { approvalLevels } = negotiationOpened;

const someTerms: fc.Arbitrary<Terms> = fc
  .array(
    fc.uniqueArray(
      fc.record({
        fiscalYear: fc.integer({ min: 2026, max: 2040 }),
        amount: fc.bigInt({ min: 1n, max: 999_999_999_999_999_999n }).map(String),
      }),
      { minLength: 1, maxLength: 6, selector: (share) => share.fiscalYear },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((shares) => ({
    termsVersion: 1,
    drafterId: 'person-officer',
    clauses: shares.map((each, index): Clause => {
      return { ...subsidy, shares: each, clauseId: clauseIdAt(index) };
    }),
  }));

describe('the total of terms', () => {
  it('is the sum over all clauses and years', () => {
    expect(totalOf([subsidy, housing])).toBe(123_000_000n);
  });

  it('is neither more nor less than what reward is asked to commit and what is signed', () => {
    fc.assert(
      fc.property(someTerms, (terms) => {
        const total = totalOf(terms.clauses);
        const signed = signedTermsOf(negotiationOpened.case, terms).clauses;
        expect(sumFen(sharesOf(terms).map((share) => share.amount))).toBe(total);
        expect(sumFen(signed.flatMap(({ shares }) => shares.map(({ amount }) => amount)))).toBe(
          total,
        );
      }),
    );
  });

  it('does not depend on the order of clauses', () => {
    fc.assert(
      fc.property(someTerms, ({ clauses: some }) => {
        expect(totalOf([...some].reverse())).toBe(totalOf(some));
      }),
    );
  });
});

describe('the levels a total needs', () => {
  const levelsFor = (total: bigint) =>
    neededLevels(total, approvalLevels).map(({ level }) => level);

  it('begin above their amounts, not at them', () => {
    expect(levelsFor(100_000_000n)).toEqual([1]);
    expect(levelsFor(100_000_001n)).toEqual([1, 2]);
    expect(levelsFor(500_000_001n)).toEqual([1, 2, 3]);
  });

  it('are level one always and come lowest first, however the pack lists them', () => {
    expect(levelsFor(0n)).toEqual([1]);
    const listedBackwards = [...approvalLevels].reverse();
    expect(neededLevels(600_000_000n, listedBackwards)).toEqual(approvalLevels);
  });

  it('never become fewer as the total grows', () => {
    const amount = fc.bigInt({ min: 0n, max: 1_000_000_000n });
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(levelsFor(more)).toEqual(expect.arrayContaining(levelsFor(less)));
      }),
    );
  });
});

describe('signed terms', () => {
  it('carry a milestone a clause and no word anybody wrote', () => {
    const signed = signedTermsOf(negotiationOpened.case, {
      termsVersion: 3,
      drafterId: 'person-officer',
      clauses,
    });
    expect(signed.termsVersion).toBe(3);
    expect(signed.clauses[1]).toEqual({
      clauseId: 'clause-2',
      kind: 'talent-housing',
      beneficiaryId: 'person-talent',
      fundId: 'fund-talent',
      responsibleUnitId: 'unit-talent',
      shares: [{ fiscalYear: 2026, amount: '3000000' }],
      milestone: { milestoneId: 'milestone-2', dueOn: '2026-09-30' },
      evidenceKind: 'social-insurance',
      findings: [1, 2],
    });
    expect(JSON.stringify(signed)).not.toContain('textId');
  });
});
