import nzh from 'nzh/cn';
import type { AccountWords } from '#contracts/register/errands';
import { inYuan } from '#domain/reward/amount-shown';
import type { BatchLine, ControlTotals } from '#domain/reward/batch';
import { fen } from '#domain/shared/money';
import type { SheetToWrite } from '#platform/sheets/spreadsheet';
import {
  headings,
  referenceOf,
  sheetColumns,
  totalsMark,
  type SheetColumn,
} from '../sheet-columns.js';

/** One bank instruction: a placed line with the account its payment was frozen with. */
export interface SheetLine extends Pick<BatchLine, 'line' | 'caseId' | 'paymentId' | 'amount'> {
  readonly account: AccountWords;
}

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
    bank: bankOf(line.account),
    amount: inYuan(fen(line.amount)),
    purpose,
    reference: referenceOf(line),
  };
}

function totalsOf({ count, total }: ControlTotals): Partial<Record<SheetColumn, string>> {
  return {
    line: totalsMark,
    batch: `共${String(count)}笔`,
    bank: `大写：${inCapitals(inYuan(fen(total)))}`,
    amount: inYuan(fen(total)),
  };
}

/** 12345.67 → 壹万贰仟叁佰肆拾伍元陆角柒分, as amounts stand on vouchers. */
function inCapitals(yuan: string): string {
  return nzh.toMoney(yuan, { outSymbol: false, forceZheng: true });
}

/** Some branches are registered with their bank's name in front, some without. */
function bankOf({ bank, branch = '' }: AccountWords): string {
  return branch.startsWith(bank) ? branch : bank + branch;
}

function rowOf(cells: Partial<Readonly<Record<SheetColumn, string>>>): readonly string[] {
  return sheetColumns.map((column) => cells[column] ?? '');
}
