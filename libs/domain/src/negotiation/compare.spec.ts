import { describe, expect, it } from '@jest/globals';
import { compareTerms } from './compare.js';
import { clauses, textRef } from './examples.js';
import { clauseIdAt, type Clause, type Terms } from './terms.js';

const [subsidy, housing] = clauses as [Clause, Clause];

function version(termsVersion: number, ...said: Clause[]): Terms {
  const numbered = said.map((clause, index) => ({ ...clause, clauseId: clauseIdAt(index) }));
  return { termsVersion, drafterId: 'person-officer', clauses: numbered };
}

describe('two versions of the terms', () => {
  it('are the same where every clause says the same, in whatever order and by whatever text id', () => {
    const again = { textId: 'condition-9', digest: subsidy.condition.digest };
    const moved = version(2, housing, { ...subsidy, condition: again });
    expect(compareTerms(version(1, subsidy, housing), moved)).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });

  it('differ by a clause that came and one that went', () => {
    const { added, removed, changed } = compareTerms(version(1, subsidy), version(2, housing));
    expect(added.map(({ kind }) => kind)).toEqual(['talent-housing']);
    expect(removed.map(({ kind }) => kind)).toEqual(['fixed-asset-subsidy']);
    expect(changed).toEqual([]);
  });

  it('name what of a promise changed', () => {
    const other: Clause = {
      ...subsidy,
      condition: textRef('condition-of-another-day'),
      shares: [{ fiscalYear: 2026, amount: '1' }],
      findings: [2],
      basis: { oneCaseReason: textRef('reason') },
    };
    const { added, removed, changed } = compareTerms(
      version(1, subsidy, housing),
      version(2, housing, other),
    );
    expect([added, removed]).toEqual([[], []]);
    expect(changed.map(({ fields }) => fields)).toEqual([
      ['basis', 'condition', 'shares', 'findings'],
    ]);
  });

  it('read years and findings as sets: their order says nothing', () => {
    const turned = {
      ...subsidy,
      shares: [...subsidy.shares].reverse(),
      findings: [...subsidy.findings].reverse(),
    };
    expect(compareTerms(version(1, subsidy), version(2, turned)).changed).toEqual([]);
  });

  it('pair a promise said twice with one of the two, and add the other', () => {
    const half = { ...subsidy, shares: [{ fiscalYear: 2026, amount: '5' }] };
    const { added, changed } = compareTerms(version(1, subsidy), version(2, half, half));
    expect([added.length, changed.length]).toEqual([1, 1]);
  });
});
