import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { noon, specify } from '#testing/specify';
import { say } from '../shared/sentences.js';
import { housing, negotiationEvents, negotiationOpened, officer, subsidy } from './examples.js';
import { negotiation } from './negotiation.js';
import type { DraftClause } from './terms.js';
import { termsPolicies } from './terms-policies.js';

const opened = specify(negotiation).given(negotiationEvents['negotiation-opened']);

function whenDrafting(...clauses: DraftClause[]) {
  return opened.when({ type: 'draft-terms', clauses }, officer);
}

describe('draft terms', () => {
  it.each<[string, Partial<DraftClause>, string, object]>([
    ['a year with an amount', { shares: [] }, 'clause-needs-a-share', { clauses: ['clause-2'] }],
    [
      'each year once',
      {
        shares: [
          { fiscalYear: 2026, amount: '1' },
          { fiscalYear: 2026, amount: '2' },
        ],
      },
      'fiscal-year-named-twice',
      { clauses: ['clause-2'] },
    ],
    [
      'amounts above zero',
      { shares: [{ fiscalYear: 2026, amount: '0' }] },
      'share-needs-an-amount',
      { clauses: ['clause-2'] },
    ],
    ['an allowed kind', { kind: 'gift' }, 'clause-kind-unknown', { clauses: ['clause-2'] }],
    [
      'a known kind of evidence',
      { evidenceKind: 'rumour' },
      'evidence-kind-unknown',
      { clauses: ['clause-2'] },
    ],
    [
      'a beneficiary of the case',
      { beneficiaryId: 'person-else' },
      'beneficiary-not-in-case',
      { clauses: ['clause-2'] },
    ],
    [
      'a known responsible unit',
      { responsibleUnitId: 'unit-else' },
      'unit-unknown',
      { clauses: ['clause-2'] },
    ],
    ['a known fund', { fundId: 'fund-else' }, 'fund-unknown', { clauses: ['clause-2'] }],
    [
      'a milestone that can still be reached',
      { milestoneDueOn: '2026-05-31' },
      'milestone-in-the-past',
      { clauses: ['clause-2'] },
    ],
    [
      'findings the evaluation has',
      { findings: [2, 3, 9, 3] },
      'finding-unknown',
      { findings: ['3', '9'] },
    ],
    [
      'a known policy clause',
      { basis: { policyClauseId: 'policy-9' } },
      'policy-clause-unknown',
      { clauses: ['clause-2'] },
    ],
    [
      'the kind of the policy clause they rest on',
      { basis: { policyClauseId: 'policy-1' } },
      'kind-not-of-policy-clause',
      { clauses: ['clause-2'] },
    ],
  ])('need %s', (_, fault, code, details) => {
    whenDrafting(subsidy, { ...housing, ...fault }).thenRefused(code, details as never);
  });

  it('need a clause', () => {
    whenDrafting().thenRefused('terms-need-a-clause');
  });

  it('may ask for a milestone today, the day of the city', () => {
    const today = { ...subsidy, milestoneDueOn: '2026-06-01' };
    whenDrafting(today).thenEvents('terms-drafted');
    opened
      .when({ type: 'draft-terms', clauses: [today] }, officer, '2026-06-01T15:59:59.999Z')
      .thenEvents('terms-drafted');
    opened
      .when({ type: 'draft-terms', clauses: [today] }, officer, '2026-06-01T16:00:00.000Z')
      .thenRefused('milestone-in-the-past', { clauses: ['clause-1'] });
  });

  it('may rest on a policy clause of their own kind, and on none', () => {
    whenDrafting({ ...housing, basis: { policyClauseId: 'policy-2' } }, housing).thenEvents(
      'terms-drafted',
    );
  });

  it('may lack findings', () => {
    whenDrafting({ ...subsidy, findings: [] }).thenEvents('terms-drafted');
  });
});

describe('the cap of a policy clause', () => {
  const worth = (amount: string): DraftClause => ({
    ...subsidy,
    shares: [{ fiscalYear: 2026, amount }],
  });

  it('may be reached but not passed', () => {
    whenDrafting(worth('150000000')).thenEvents('terms-drafted');
    whenDrafting(worth('150000001')).thenRefused('above-policy-cap', {
      policyClauseId: 'policy-1',
      cap: '150000000',
      amount: '150000001',
      capYuan: '1500000.00',
      amountYuan: '1500000.01',
    });
  });

  it('binds what one beneficiary gets in all clauses and years, however it is split', () => {
    const parts = fc.array(fc.bigInt({ min: 1n, max: 100_000_000n }), {
      minLength: 1,
      maxLength: 6,
    });
    const proposed = (amounts: bigint[]) => ({
      ...negotiationOpened,
      at: noon,
      clauses: amounts.map((amount) => worth(amount.toString())),
    });
    fc.assert(
      fc.property(parts, (amounts) => {
        const total = amounts.reduce((sum, amount) => sum + amount, 0n);
        const codes = termsPolicies.map((policy) => policy(proposed(amounts))?.code);
        expect(codes.includes('above-policy-cap')).toBe(total > 150_000_000n);
      }),
    );
  });

  it('binds each beneficiary alone', () => {
    whenDrafting(worth('150000000'), {
      ...worth('150000000'),
      beneficiaryId: 'person-talent',
    }).thenEvents('terms-drafted');
  });

  it('does not bind what was agreed for this case alone', () => {
    whenDrafting({ ...worth('150000001'), basis: housing.basis }).thenEvents('terms-drafted');
  });
});

it('says every refusal of a draft in both languages without a gap', () => {
  const faulty: DraftClause[] = [
    { ...subsidy, shares: [{ fiscalYear: 2026, amount: '150000001' }] },
    { ...subsidy, shares: [] },
    {
      ...housing,
      findings: [7],
      fundId: 'fund-else',
      evidenceKind: 'rumour',
      milestoneDueOn: '2026-05-31',
      basis: { policyClauseId: 'policy-9' },
    },
    { ...housing, basis: { policyClauseId: 'policy-1' } },
  ];
  const proposed = { ...negotiationOpened, at: noon, clauses: faulty };
  for (const refusal of termsPolicies.map((policy) => policy(proposed))) {
    if (!refusal) continue;
    const sentence = negotiation.sentences[refusal.code];
    if (!sentence) throw new Error(`no sentence for ${refusal.code}`);
    for (const language of ['zh', 'en'] as const) {
      expect(say(sentence, language, refusal.details)).not.toMatch(/[{}]/);
    }
  }
});
