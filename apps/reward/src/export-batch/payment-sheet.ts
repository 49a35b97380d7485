import { inYuan } from '#domain/reward/amount-shown';
import { bankShown } from '#domain/reward/bank-file';
import type { ControlTotals } from '#domain/reward/batch';
import { fen } from '#domain/shared/money';
import { inCapitals } from '#platform/papers/in-capitals';
import type { SheetToWrite } from '#platform/sheets/spreadsheet';
import type { Instruction } from '../batch-instructions.js';
import { headings, sheetColumns, totalsMark, type SheetColumn } from '../sheet-columns.js';

export type SheetLine = Pick<Instruction, 'line' | 'reference' | 'amount' | 'account'>;

export interface PaymentSheet {
  readonly batchId: string;
  readonly title: string;
  readonly lines: readonly SheetLine[];
  readonly totals: ControlTotals;
}

/**
 * Transfers from a public to a private account above 50,000 yuan need a purpose from the bank's
 * fixed list, of which this is one (forms.md §6.1).
 */
const purpose = '奖励支付款';

const widths: Readonly<Record<SheetColumn, number>> = {
  line: 6,
  batch: 24,
  holder: 30,
  account: 26,
  bank: 36,
  amount: 18,
  purpose: 14,
  reference: 38,
  result: 18,
  reason: 24,
};

/** The sheet for the treasury or the bank: title, headings, one row a line, control totals. */
export function paymentSheet(sheet: PaymentSheet): SheetToWrite {
  return {
    name: '拨付清单',
    rows: [
      [sheet.title],
      rowOf(headings),
      ...sheet.lines.map((line) => rowOf(cellsOf(line, sheet.batchId))),
      rowOf(totalsOf(sheet.totals)),
    ],
    widths: sheetColumns.map((column) => widths[column]),
  };
}

function cellsOf(line: SheetLine, batchId: string): Partial<Record<SheetColumn, string>> {
  const { holder, number } = line.account;
  return {
    line: String(line.line),
    batch: batchId,
    holder,
    account: number,
    bank: bankShown(line.account),
    amount: inYuan(fen(line.amount)),
    purpose,
    reference: line.reference,
  };
}

function totalsOf({ count, total }: ControlTotals): Partial<Record<SheetColumn, string>> {
  return {
    line: totalsMark,
    batch: `共${String(count)}笔`,
    bank: `大写：${inCapitals(total)}`,
    amount: inYuan(fen(total)),
  };
}

function rowOf(cells: Partial<Readonly<Record<SheetColumn, string>>>): readonly string[] {
  return sheetColumns.map((column) => cells[column] ?? '');
}
