import { describe, expect, it } from '@jest/globals';
import type { BatchLine } from '#domain/reward/batch';
import { linesNamed } from './lines-named.js';
import type { ResultRow } from './result-sheet.js';

const keys = { digest: (value: unknown) => `digest of ${String(value)}` };
const line = (number: number, account: string, amount: string): BatchLine => ({
  ...{ line: number, caseId: `c${String(number)}`, paymentId: 'payment-1', amount },
  ...{ accountDigest: keys.digest(account), state: 'placed' },
});
const lines = [line(1, '111', '100'), line(2, '222', '100'), line(3, '222', '100'), line(4, '222', '5')];
const row = (more: Partial<ResultRow>): ResultRow => ({ row: 2, result: 'paid', ...more });
const named = (more: Partial<ResultRow>) => {
  const { rows, skipped } = linesNamed([row(more)], lines, keys);
  return rows[0]?.line ?? skipped[0]?.code;
};

describe('the line a row is about', () => {
  it('is the one whose number it gives, whatever else it says', () => {
    expect(named({ line: 2, reference: 'c1/payment-1' })).toBe(2);
    expect(named({ line: 99 })).toBe(99);
  });

  it('is else the one of its reference', () => {
    expect(named({ reference: 'c3/payment-1', account: '111', amount: '100' })).toBe(3);
    expect(named({ reference: 'c3/payment-9' })).toBe('line-unknown');
  });

  it('is else the one of this account and amount, if there is but one', () => {
    expect(named({ account: '111', amount: '100' })).toBe(1);
    expect(named({ account: '222', amount: '5' })).toBe(4);
    expect(named({ account: '222', amount: '100' })).toBe('line-ambiguous');
    expect(named({ account: '333', amount: '100' })).toBe('line-unknown');
  });

  it('cannot be told from an amount alone', () => {
    expect(named({ amount: '100' })).toBe('line-unreadable');
  });
});
