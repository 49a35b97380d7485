import { describe, expect, it } from '@jest/globals';
import { DraftTerms } from '#contracts/negotiation/commands';
import { citationsOf } from './citations.js';
import { blankClause, bodyOf, clauseAfter, Keys, sumsByYear, totalOfClause, typedFrom, withKind, withNextYear, withPolicy } from './draft.js';
import { metersOf, widthsOf } from './meter.js';

const policies = [
  { policyClauseId: 'team', kind: 'team-grant', responsibleUnitId: 'bureau' },
  { policyClauseId: 'work', kind: 'salary', responsibleUnitId: 'other', fundId: 'science-fund', condition: '全职' },
];
const evidenceOf = (kind: string) => (kind === 'team-grant' ? ['acceptance-record'] : ['contract', 'insurance']);
const known = {
  year: 2026,
  beneficiaryIds: ['org-1'],
  funds: ['talent-fund', 'science-fund'],
  findings: [1, 2],
  kindOfOneCase: 'team-grant',
  evidenceOf,
};

const clause = {
  clauseId: 'clause-1',
  kind: 'team-grant',
  beneficiaryId: 'org-1',
  policyClauseId: 'team',
  condition: '验收合格',
  evidenceKind: 'acceptance-record',
  milestoneDueOn: '2027-05-01',
  fundId: 'talent-fund',
  shares: [
    { fiscalYear: 2026, amount: '100' },
    { fiscalYear: 2027, amount: '50' },
  ],
  responsibleUnitId: 'bureau',
  findings: [1],
};

describe('a clause while it is written', () => {
  it('starts with what leaves no choice', () => {
    const blank = blankClause(new Keys(), known);

    expect(blank).toMatchObject({ beneficiaryId: 'org-1', fundId: undefined, findings: [] });
    expect(blank.shares).toMatchObject([{ fiscalYear: 2026, amount: undefined }]);
  });

  it('starts like the one above in what clauses share, and in nothing else', () => {
    const keys = new Keys();
    const above = typedFrom(keys, clause);
    const next = clauseAfter(keys, known, above);
    const { fundId, milestoneDueOn, responsibleUnitId, evidenceKind } = clause;

    expect(next).toMatchObject({ fundId, milestoneDueOn, responsibleUnitId, evidenceKind });
    expect(next).toMatchObject({ policyClauseId: undefined, condition: '', findings: [] });
    expect(next.shares).toMatchObject([{ fiscalYear: 2026, amount: undefined }]);
    expect(next.key).not.toBe(above.key);
    expect(clauseAfter(keys, known, undefined)).toMatchObject({ fundId: undefined });
  });

  it('cites the finding of a conclusion that has but one', () => {
    expect(blankClause(new Keys(), { ...known, findings: [3] }).findings).toEqual([3]);
  });

  it('is of the usual kind where it is for this case alone, with the proof of that kind', () => {
    const next = clauseAfter(new Keys(), known, undefined, 'oneCaseReason');

    expect(next).toMatchObject({ basis: 'oneCaseReason', kind: 'team-grant', evidenceKind: 'acceptance-record' });
  });

  it('takes fund and condition from its policy clause, but keeps words that were typed', () => {
    const blank = blankClause(new Keys(), known);
    const work = withPolicy(blank, 'work', policies, evidenceOf);

    expect(work).toMatchObject({ fundId: 'science-fund', condition: '全职', evidenceKind: 'contract' });
    expect(withPolicy(work, 'team', policies, evidenceOf)).toMatchObject({ fundId: 'science-fund', condition: '' });
    expect(withPolicy({ ...work, condition: '全职两年' }, 'team', policies, evidenceOf).condition).toBe('全职两年');
  });

  it('takes kind, unit and the usual evidence from its policy clause', () => {
    const blank = blankClause(new Keys(), known);

    expect(withPolicy(blank, 'team', policies, evidenceOf)).toMatchObject({
      policyClauseId: 'team',
      kind: 'team-grant',
      responsibleUnitId: 'bureau',
      evidenceKind: 'acceptance-record',
    });
  });

  it('changes evidence that does not prove the new kind for the usual one', () => {
    const typed = typedFrom(new Keys(), clause);

    expect(withKind(typed, 'salary', evidenceOf).evidenceKind).toBe('contract');
    expect(withKind({ ...typed, evidenceKind: 'insurance' }, 'salary', evidenceOf).evidenceKind).toBe('insurance');
  });

  it('adds the year after the last', () => {
    const longer = withNextYear(new Keys(), typedFrom(new Keys(), clause), 2026);

    expect(longer.shares.map(({ fiscalYear }) => fiscalYear)).toEqual([2026, 2027, 2028]);
    expect(totalOfClause(longer)).toBe('150');
  });

  it('is sent as the contract asks, whether it rests on a policy or on this case alone', () => {
    const typed = typedFrom(new Keys(), clause);
    const one = { ...typed, basis: 'oneCaseReason', oneCaseReason: '首台套' } as const;
    const body = DraftTerms.parse(bodyOf([typed, one]));

    expect(body.clauses.map(({ basis }) => basis)).toEqual([{ policyClauseId: 'team' }, { oneCaseReason: '首台套' }]);
    expect(body.clauses[0]?.shares).toEqual(clause.shares);
  });

  it('names what is missing by its place', () => {
    const { error } = DraftTerms.safeParse(bodyOf([blankClause(new Keys(), known)]));
    const places = error?.issues.map(({ path }) => path.join('.')) ?? [];

    expect(places).toEqual(expect.arrayContaining(['clauses.0.kind', 'clauses.0.condition', 'clauses.0.shares.0.amount']));
  });
});

describe('the findings of the evaluation', () => {
  it('are answered by the clauses that cite them, or by none', () => {
    expect(citationsOf([1, 2, 3], [{ findings: [2] }, { findings: [1, 2] }])).toEqual([
      { number: 1, clauses: [2] },
      { number: 2, clauses: [1, 2] },
      { number: 3, clauses: [] },
    ]);
  });
});

describe('the meter of a fund', () => {
  const line = {
    fiscalYear: 2026,
    appropriated: '1000',
    committed: '200',
    reserved: '0',
    paid: '100',
    recovered: '0',
    brought: '0',
    carried: '0',
    free: '700',
  };
  const funds = [{ fundId: 'talent-fund', version: 1, lines: [line], commands: [] }];
  const sums = sumsByYear([clause, { ...clause, shares: [{ fiscalYear: 2026, amount: '650' }] }]);

  it('adds the clauses of a fund up by year', () => {
    expect(sums).toEqual([
      { fundId: 'talent-fund', fiscalYear: 2026, amount: '750' },
      { fundId: 'talent-fund', fiscalYear: 2027, amount: '50' },
    ]);
  });

  it('says how far an offer goes beyond what is free', () => {
    const [first, second] = metersOf(sums, funds, false);

    expect(first?.line).toEqual({ appropriated: 1000n, bound: 300n, left: -50n });
    expect(widthsOf(first!)).toEqual({ bound: 28.57, offered: 71.42, over: true });
    expect(second).not.toHaveProperty('line');
  });

  it('counts signed terms once', () => {
    const signed = metersOf([{ fundId: 'talent-fund', fiscalYear: 2026, amount: '200' }], funds, true);

    expect(signed[0]?.line).toEqual({ appropriated: 1000n, bound: 100n, left: 700n });
  });

  it('shows the offer alone to whom the fund is not shown', () => {
    expect(metersOf(sums, undefined, false).every((meter) => !('line' in meter))).toBe(true);
  });
});
