import type { BatchLine } from '#domain/reward/batch';
import type { ServiceKeys } from '#platform/keys/keys';
import { referenceOf } from '../sheet-columns.js';
import type { ResultRow, SkippedRow, SkippedRowCode } from './result-sheet.js';

export interface NamedRow extends ResultRow {
  readonly line: number;
}

/**
 * Which line each row is about: by our own number first, else by the reference the bank carried
 * through, else by the one line of this account and amount. Rows that name none are passed over.
 */
export function linesNamed(
  rows: readonly ResultRow[],
  lines: readonly BatchLine[],
  keys: Pick<ServiceKeys, 'digest'>,
): { readonly rows: readonly NamedRow[]; readonly skipped: readonly SkippedRow[] } {
  const named: NamedRow[] = [];
  const skipped: SkippedRow[] = [];
  for (const row of rows) {
    const line = row.line ?? lineOf(row, lines, keys);
    if (typeof line === 'number') named.push({ ...row, line });
    else skipped.push({ row: row.row, code: line });
  }
  return { rows: named, skipped };
}

function lineOf(
  { reference, account, amount }: ResultRow,
  lines: readonly BatchLine[],
  keys: Pick<ServiceKeys, 'digest'>,
): number | SkippedRowCode {
  if (reference !== undefined) {
    return lines.find((one) => referenceOf(one) === reference)?.line ?? 'line-unknown';
  }
  if (account === undefined || amount === undefined) return 'line-unreadable';
  const digest = keys.digest(account);
  const fitting = lines.filter(
    (one) => one.state !== 'left-out' && one.accountDigest === digest && one.amount === amount,
  );
  const [only, second] = fitting;
  if (second) return 'line-ambiguous';
  return only?.line ?? 'line-unknown';
}
