import type { skippedRowCodes } from '#contracts/reward/views';
import type { BankReason } from '#domain/reward/bank-reasons';
import type { BankResult } from '#domain/reward/batch-results';
import type { Fen } from '#domain/shared/money';
import type { Sheet } from '#platform/sheets/spreadsheet';
import { headings, type SheetColumn } from '../sheet-columns.js';
import { givesReason, normalised, reasonOf, resultOf } from './bank-words.js';

/** A row that names a line, one way or another, and says what became of it. */
export interface ResultRow {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  /** Our own number; a bank's file does not always carry it. */
  readonly line?: number;
  /** Absent where the cell holds no amount in yuan and fen. */
  readonly amount?: Fen;
  /** Digits of the payee's account, where the sheet names it in full. */
  readonly account?: string;
  readonly batchId?: string;
  readonly reference?: string;
  readonly result: BankResult;
  readonly bankReason?: BankReason;
}

export type SkippedRowCode = (typeof skippedRowCodes)[number];

export interface SkippedRow {
  readonly row: number;
  readonly code: SkippedRowCode;
}

export interface ResultSheet {
  readonly rows: readonly ResultRow[];
  readonly skipped: readonly SkippedRow[];
}

/** Headings stand under a title or two, seldom deeper. */
const headingRowsMax = 10;

/** Our own headings, and what banks call the same columns (forms.md §6.1, §6.2). */
const aliases: Readonly<Record<SheetColumn, readonly string[]>> = {
  line: ['顺序号'],
  batch: ['批次'],
  holder: [],
  account: [
    ...['收款人账号', '收方账号', '贷方账号', '收款方账号', '收款账户', '收款账号卡号', '账号'],
  ],
  bank: [],
  amount: ['金额', '交易金额', '付款金额', '支付金额', '实付金额', '交易金额元', '付款金额元'],
  purpose: [],
  reference: ['自定义序号', '客户业务编号', '网银备忘', '附言', '凭证编号'],
  result: ['结果', '交易结果', '处理结果', '付款结果', '支付结果', '交易状态', '状态'],
  reason: ['退汇原因', '退票原因', '失败原因', '原因'],
};

/** A sheet names the lines of one batch; banks themselves take no more rows (forms.md §6.1). */
export const resultRowsMax = 3000;

const needed: readonly SheetColumn[] = ['amount', 'result'];
/** Any of these tells which line a row is about. */
const naming: readonly SheetColumn[] = ['line', 'reference', 'account'];

type Columns = ReadonlyMap<SheetColumn, number>;

/** @returns undefined when no sheet has the headings a result sheet needs. */
export function readResultSheet(sheets: readonly Sheet[]): ResultSheet | undefined {
  for (const { rows } of sheets) {
    const place = rows.slice(0, headingRowsMax).findIndex((row) => columnsIn(row) !== undefined);
    const columns = columnsIn(rows[place] ?? []);
    if (columns) return readRows(rows, place + 1, columns);
  }
  return undefined;
}

function columnsIn(row: readonly string[]): Columns | undefined {
  const found = row.map((cell) => normalised(cell));
  const columns = new Map<SheetColumn, number>();
  for (const [column, heading] of Object.entries(headings) as [SheetColumn, string][]) {
    const names = [heading, ...aliases[column]].map(normalised);
    const place = names.map((name) => found.indexOf(name)).find((index) => index >= 0);
    if (place !== undefined) columns.set(column, place);
  }
  const whole = needed.every((column) => columns.has(column));
  return whole && naming.some((column) => columns.has(column)) ? columns : undefined;
}

function readRows(
  rows: readonly (readonly string[])[],
  first: number,
  columns: Columns,
): ResultSheet {
  const read: ResultRow[] = [];
  const skipped: SkippedRow[] = [];
  rows.slice(first).forEach((cells, index) => {
    const row = first + index + 1;
    const cell = (column: SheetColumn) => (cells[columns.get(column) ?? -1] ?? '').trim();
    if (isEmpty(cells) || (lineIn(cell('line')) === undefined && isTotals(cells))) return;
    const seen = readRow(row, cell);
    if (typeof seen === 'string') skipped.push({ row, code: seen });
    else read.push(seen);
  });
  return { rows: read, skipped };
}

function readRow(row: number, cell: (column: SheetColumn) => string): ResultRow | SkippedRowCode {
  const line = lineIn(cell('line'));
  const isNamed = line !== undefined || cell('line') === '';
  if (!isNamed || !naming.some((column) => cell(column) !== '')) return 'line-unreadable';
  if (normalised(cell('result')) === '') return 'result-missing';
  const result = resultOf(cell('result'));
  if (!result) return 'result-unknown';
  const reason = cell('reason');
  if (result === 'paid' && givesReason(reason)) return 'result-contradictory';
  const amount = fenIn(cell('amount'));
  const account = accountIn(cell('account'));
  const [batchId, reference] = [asciiIn(cell('batch')), asciiIn(cell('reference'))];
  return {
    row,
    ...(line !== undefined && { line }),
    ...(amount !== undefined && { amount }),
    ...(account !== undefined && { account }),
    ...(batchId !== '' && { batchId }),
    ...(reference !== '' && { reference }),
    result,
    ...(result === 'returned' && { bankReason: reasonOf(reason, cell('result')) }),
  };
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((text) => text.trim() === '');
}

/** 合计, 总计 and 小计, with whatever follows. */
function isTotals(cells: readonly string[]): boolean {
  return cells.some((text) => /^(合计|总计|小计|总笔数)/.test(normalised(text)));
}

function lineIn(text: string): number | undefined {
  const digits = /^0*([1-9]\d{0,8})(\.0+)?$/.exec(normalised(text))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** `１２，３４５．６` and `¥12,345.60元` are 1234560 fen; a third decimal makes it no amount of money. */
export function fenIn(text: string): Fen | undefined {
  const plain = normalised(text).replace(/^¥/u, '').replace(/元$/, '').replaceAll(',', '');
  const parts = /^(\d{1,16})(?:\.(\d{1,2})0*)?$/.exec(plain);
  if (!parts) return undefined;
  const [, yuan = '', cents = ''] = parts;
  return BigInt(yuan + cents.padEnd(2, '0')).toString();
}

/** A masked number, or none, proves nothing and is left out. */
function accountIn(text: string): string | undefined {
  const digits = normalised(text).replaceAll('-', '');
  return /^\d+$/.test(digits) ? digits : undefined;
}

/** Ids are ASCII and tell capitals apart; a person's retyping may have made them full-width. */
function asciiIn(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
