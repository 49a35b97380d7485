import type { Fen } from '../../shared/money.js';

/** A total the sheet prints, beside what its rows add up to. It is reported and never imported. */
export interface TotalCheck {
  /** Number of its row in the sheet, as a person sees it there. */
  readonly row: number;
  readonly printedRows?: number;
  readonly countedRows: number;
  readonly printedAmount?: Fen;
  readonly summedAmount: Fen;
  readonly agrees: boolean;
}

/** A row with its amount where that could be read, or one between them that may print a total. */
export interface Counted {
  readonly row: number;
  readonly kind: 'data' | 'section' | 'total';
  /** Whether it sums up the whole sheet rather than a part of it. */
  readonly isGrand: boolean;
  /** How deep its section lies. */
  readonly level?: number;
  readonly amount?: Fen;
  readonly printedRows?: number;
}

/** Compares each printed total with its rows; a section and a subtotal stand for a part of them. */
export function checkTotals(rows: readonly Counted[]): readonly TotalCheck[] {
  const data = rows.filter(({ kind }) => kind === 'data');
  return rows.flatMap((row, index) => {
    if (row.kind === 'data' || (row.amount === undefined && row.printedRows === undefined)) return [];
    const candidates = row.isGrand ? [data] : [after(rows, index), before(rows, index)];
    const checks = (row.kind === 'total' ? candidates.reverse() : candidates).map((some) => check(row, some));
    const agreeing = checks.find(({ agrees }) => agrees) ?? checks.find((one) => one.countedRows > 0);
    return agreeing ?? checks[0] ?? [];
  });
}

function check({ row, amount, printedRows }: Counted, data: readonly Counted[]): TotalCheck {
  const sum = data.reduce((total, one) => total + BigInt(one.amount ?? '0'), 0n).toString();
  const agrees =
    (amount === undefined || amount === sum) && (printedRows === undefined || printedRows === data.length);
  return {
    ...{ row, countedRows: data.length, summedAmount: sum, agrees },
    ...(printedRows !== undefined && { printedRows }),
    ...(amount !== undefined && { printedAmount: amount }),
  };
}

/** The rows of data between this row and the next one like it; a section holds those within it. */
function after(rows: readonly Counted[], index: number): readonly Counted[] {
  const { kind, level = 0 } = rows[index] ?? {};
  const isNext = (one: Counted) => one.kind === kind && (one.level ?? 0) <= level;
  const next = rows.findIndex((one, at) => at > index && isNext(one));
  return rows.slice(index + 1, next < 0 ? undefined : next).filter((one) => one.kind === 'data');
}

function before(rows: readonly Counted[], index: number): readonly Counted[] {
  let first = index;
  const isPart = (one: Counted | undefined) => one !== undefined && (one.kind === 'data' || one.isGrand);
  while (isPart(rows[first - 1])) first -= 1;
  return rows.slice(first, index).filter((one) => one.kind === 'data');
}

/** `合计（100项）` says how many rows there are. */
export function printedRowsIn(text: string): number | undefined {
  const [, digits] = /(\d{1,6})(?:个|项|家|户|条)/u.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** A subtotal, a section and 其中 stand for a part of the sheet. */
export function isGrandTotal(text: string): boolean {
  return /^(?:合计|总计|共计|累计|总合计|全市合计|全市总计)/u.test(text);
}
