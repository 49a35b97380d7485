import { describe, expect, it } from '@jest/globals';
import { commitments } from './commit-funds/commit-funds.errand.js';
import { fundOpenings } from './pack-funds.js';

describe('the commitments of signed terms', () => {
  const share = (fundId: string, fiscalYear: number, amount: string) => {
    return { clauseId: `clause-${amount}`, fundId, fiscalYear, amount };
  };

  it('are one command for each fund, with the shares of all its clauses', () => {
    const shares = [
      share('talent', 2026, '1'),
      share('science', 2026, '2'),
      share('talent', 2027, '3'),
    ];

    expect(commitments('negotiation-c1:7', { caseId: 'c1', shares })).toMatchObject([
      {
        stream: 'fund-talent',
        caseId: 'talent',
        command: {
          type: 'commit',
          ref: 'negotiation-c1:7',
          caseId: 'c1',
          shares: [
            { fiscalYear: 2026, amount: '1' },
            { fiscalYear: 2027, amount: '3' },
          ],
        },
      },
      { stream: 'fund-science', command: { shares: [{ fiscalYear: 2026, amount: '2' }] } },
    ]);
  });

  it('are none where the terms promise no money', () => {
    expect(commitments('negotiation-c1:7', { caseId: 'c1', shares: [] })).toEqual([]);
  });
});

describe('the funds of a pack', () => {
  const line = (fiscalYear: number, basis: 'budget' | 'planned' | 'carried-out') => {
    const source = { sample: true } as const;
    return { fiscalYear, appropriated: '100', scope: '市本级', basis, source } as const;
  };

  it('open with what can be committed against, not with what was already spent', () => {
    const lines = [line(2022, 'carried-out'), line(2026, 'budget'), line(2027, 'planned')];
    const name = { zh: '人才专项资金', en: 'Talent fund' };

    expect(fundOpenings({ version: '1', funds: [{ fundId: 'talent', name, lines }] })).toEqual([
      {
        type: 'open-fund',
        fundId: 'talent',
        packVersion: '1',
        lines: [
          { fiscalYear: 2026, appropriated: '100' },
          { fiscalYear: 2027, appropriated: '100' },
        ],
      },
    ]);
  });
});
