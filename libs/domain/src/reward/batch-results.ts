import type { Fen } from '../shared/money.js';
import type { BankReason } from './bank-reasons.js';
import type { BatchLine } from './batch.js';

export const bankResults = ['paid', 'returned'] as const;
export type BankResult = (typeof bankResults)[number];

/** A row of the bank's result sheet, as the sheet was read. */
export interface ReportedLine {
  readonly line: number;
  readonly amount: Fen;
  /** Keyed digest of the account in the sheet, where the sheet names one. */
  readonly accountDigest?: string;
  readonly result: BankResult;
  readonly bankReason?: BankReason;
}

/** A result the batch accepts. A returned line always has a reason. */
export interface MatchedLine {
  readonly line: number;
  readonly result: BankResult;
  readonly bankReason?: BankReason;
}

export const mismatchCodes = [
  'line-unknown',
  'line-doubled',
  'line-altered',
  'line-already-settled',
] as const;
export type MismatchCode = (typeof mismatchCodes)[number];

export interface MismatchedLine {
  readonly line: number;
  readonly code: MismatchCode;
}

/** Every line number of a sheet stands in exactly one of the three, in the sheet's order. */
export interface JudgedSheet {
  readonly matched: readonly MatchedLine[];
  readonly mismatched: readonly MismatchedLine[];
  /** Settled with this very result before: a second sheet may repeat what the first one said. */
  readonly ignored: readonly number[];
}

/** Lines must be the batch's own, named once, and unaltered; anything else changes nothing. */
export function judgeSheet(
  reported: readonly ReportedLine[],
  lines: readonly BatchLine[],
): JudgedSheet {
  const numbers = [...new Set(reported.map(({ line }) => line))];
  const matched: MatchedLine[] = [];
  const mismatched: MismatchedLine[] = [];
  const ignored: number[] = [];
  for (const line of numbers) {
    const rows = reported.filter((row) => row.line === line);
    const own = lines.find((candidate) => candidate.line === line);
    const verdict = judge(rows, own);
    if (verdict === 'ignored') ignored.push(line);
    else if (typeof verdict === 'string') mismatched.push({ line, code: verdict });
    else matched.push(verdict);
  }
  return { matched, mismatched, ignored };
}

function judge(
  rows: readonly ReportedLine[],
  own: BatchLine | undefined,
): MatchedLine | MismatchCode | 'ignored' {
  const [row, second] = rows;
  if (!row || !own || own.state === 'left-out') return 'line-unknown';
  if (second) return 'line-doubled';
  const accountDiffers =
    row.accountDigest !== undefined && row.accountDigest !== own.accountDigest;
  if (row.amount !== own.amount || accountDiffers) return 'line-altered';
  if (own.state === 'paid' || own.state === 'returned') {
    return own.state === row.result ? 'ignored' : 'line-already-settled';
  }
  const { line, result, bankReason } = row;
  return result === 'paid' ? { line, result } : { line, result, bankReason: bankReason ?? 'other' };
}
