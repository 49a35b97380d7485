import { compact, textOf, type CellSheet, type CellValue } from '../../sheets/cells.js';
import type { RowFault } from '../row-sentences.js';
import { amountIn } from './amount.js';
import { fields, type Field } from './columns.js';
import { findHeader, missingColumns, type Header, type Mapping } from './header.js';
import { levelOf, skippedKindOf, type RowTexts, type SkippedKind } from './row-kinds.js';
import { checkTotals, isGrandTotal, printedRowsIn, type Counted, type TotalCheck } from './totals.js';
import { understandRow, type SheetLead } from './understand-row.js';
import { districtNamedIn, type KnownWords } from './words.js';

/** One row of data as it is understood; it has a lead unless something is wrong with it. */
export interface ReadRow {
  /** Its number in the sheet, as a person sees it there. */
  readonly row: number;
  readonly texts: RowTexts;
  readonly faults: readonly RowFault[];
  readonly lead?: SheetLead;
}

/** A lead sheet read whole: every row below its header stands in `rows` or in `skipped`. */
export interface LeadSheet {
  /** As it stands, with what a person corrected. */
  readonly sheet: CellSheet;
  readonly header: Header;
  readonly rows: readonly ReadRow[];
  /** Rows that are none of data, empty ones left out. */
  readonly skipped: readonly { readonly row: number; readonly kind: SkippedKind }[];
  readonly totals: readonly TotalCheck[];
}

/** Why no lead sheet can be read in a workbook; `columns` names those it lacks. */
export interface NoLeadSheet {
  readonly code: 'no-header' | 'columns-missing' | 'too-many-leads';
  readonly columns?: readonly string[];
}

/** What a person puts into a cell before the sheet is imported; rows as seen, columns from 0. */
export interface CellCorrection {
  readonly row: number;
  readonly column: number;
  readonly value: string;
}

export interface Stated extends Mapping {
  readonly corrections?: readonly CellCorrection[];
}

export const dataRowsMax = 10_000;

/**
 * Reads the sheet of a workbook that has most columns of a lead sheet, the first of two alike.
 * Needed columns may be missing: `missingIn` tells, so that a person can say which they are.
 */
export function readLeadSheet(
  sheets: readonly CellSheet[],
  known: KnownWords,
  stated: Stated = {},
): LeadSheet | NoLeadSheet {
  let chosen: { readonly sheet: CellSheet; readonly header: Header } | undefined;
  for (const one of sheets) {
    const sheet = corrected(one, stated.corrections ?? []);
    const header = findHeader(sheet, stated);
    if (header && header.columns.size > (chosen?.header.columns.size ?? 0)) chosen = { sheet, header };
  }
  if (!chosen) return { code: 'no-header' };
  const { sheet, header } = chosen;
  const drawnAsOne = columnsDrawnAsOne(sheet);
  const rows: ReadRow[] = [];
  const skipped: LeadSheet['skipped'][number][] = [];
  const counted: Counted[] = [];
  const aroundSheet = districtAbove(sheet, header, known);
  let aroundSection: string | undefined;
  for (let index = header.bottom + 1; index < sheet.rows.length; index += 1) {
    const texts = textsOf(sheet, header, { index, drawnAsOne });
    const row = index + 1;
    const kind = skippedKindOf({ sheet, header, index, texts });
    if (kind === undefined) {
      const district = aroundSection ?? aroundSheet;
      const around = { investmentUnit: header.investmentUnit, district };
      const { amount, ...read } = understandRow(texts, around, known);
      rows.push({ row, texts, ...read });
      counted.push({ row, kind: 'data', isGrand: false, ...(amount !== undefined && { amount }) });
      continue;
    }
    if (kind !== 'empty') skipped.push({ row, kind });
    const said = (sheet.rows[index] ?? []).map(textOf).filter((text) => text !== '');
    if (kind === 'section') aroundSection = districtNamedIn(said.join(' '), known) ?? aroundSection;
    if (kind === 'section' || kind === 'total') counted.push(totalIn({ row, kind, said, texts, header }));
  }
  if (rows.length > dataRowsMax) return { code: 'too-many-leads' };
  return { sheet, header, rows, skipped, totals: checkTotals(counted) };
}

/** Needed columns the sheet has not; a district its sections or title name for every row is none. */
export function missingIn({ header, rows }: LeadSheet): readonly string[] {
  const isPlaced = rows.length > 0 && rows.every(({ faults }) => !faults.includes('district-unknown'));
  return missingColumns(header).filter((name) => !(isPlaced && name === '旗区'));
}

function corrected(sheet: CellSheet, corrections: readonly CellCorrection[]): CellSheet {
  if (corrections.length === 0) return sheet;
  const rows: (CellValue | undefined)[][] = sheet.rows.map((row) => [...row]);
  for (const { row, column, value } of corrections) {
    const cells = rows[row - 1];
    if (cells) cells[column] = value;
  }
  return { ...sheet, rows };
}

/** Above each cell that is drawn as one with it: the row that says what it says. */
type DrawnAsOne = ReadonlyMap<number, ReadonlyMap<number, number>>;

function textsOf(
  { rows }: CellSheet,
  { columns }: Header,
  { index, drawnAsOne }: { readonly index: number; readonly drawnAsOne: DrawnAsOne },
): RowTexts {
  const said = (column: number) => {
    const own = textOf(rows[index]?.[column]);
    const above = drawnAsOne.get(column)?.get(index);
    return own === '' && above !== undefined ? textOf(rows[above]?.[column]) : own;
  };
  const texts = fields.map((field): [Field, string] => {
    return [field, (columns.get(field) ?? []).map(said).find((text) => text !== '') ?? ''];
  });
  return Object.fromEntries(texts) as RowTexts;
}

/** More cells than this are not merged by people. */
const drawnAsOneMax = 200_000;

/** Cells merged over several rows of a column say the same in each: an investor of two projects. */
function columnsDrawnAsOne({ rows, merges }: CellSheet): DrawnAsOne {
  const columns = new Map<number, Map<number, number>>();
  let cells = 0;
  for (const { top, bottom, left, right } of merges) {
    if (left !== right || cells > drawnAsOneMax) continue;
    const column = columns.get(left) ?? new Map<number, number>();
    columns.set(left, column);
    for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row += 1) {
      column.set(row, top);
      cells += 1;
    }
  }
  return columns;
}

/** `东胜区2026年招商项目表` speaks for all its rows, and so does a sheet called 东胜区. */
function districtAbove(
  { name, rows }: CellSheet,
  { top }: Header,
  known: KnownWords,
): string | undefined {
  const above = rows.slice(0, top).flatMap((row) => row.map(textOf));
  return districtNamedIn(above.join(' '), known) ?? districtNamedIn(name, known);
}

interface PrintedTotal {
  readonly row: number;
  readonly kind: 'section' | 'total';
  readonly said: readonly string[];
  readonly texts: RowTexts;
  readonly header: Header;
}

function totalIn({ row, kind, said, texts, header }: PrintedTotal): Counted {
  const amount = amountIn(texts.investment, header.investmentUnit);
  const printedRows = said.map(printedRowsIn).find((count) => count !== undefined);
  return {
    row,
    kind,
    isGrand: kind === 'total' && isGrandTotal(compact(said[0] ?? '')),
    level: levelOf(said[0] ?? ''),
    ...(amount.kind === 'fen' && { amount: amount.fen }),
    ...(printedRows !== undefined && { printedRows }),
  };
}
