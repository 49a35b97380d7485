import { compact, textOf, type CellSheet, type Row } from '../../sheets/cells.js';
import { unitIn } from './amount.js';
import { columnsOf, nameIn, nameOfField, type Field } from './columns.js';

/** Where the header stands, what it says and what is found in which column. */
export interface Header {
  /** First and last row of the header, counted from 0. */
  readonly top: number;
  readonly bottom: number;
  /** What stands over each column, from the top down: `投资方`, `名称`. */
  readonly headings: readonly (readonly string[])[];
  readonly columns: ReadonlyMap<Field, readonly number[]>;
  readonly investmentUnit: string | undefined;
}

/** What a person says of the sheet where it does not say so itself. */
export interface Mapping {
  /** Columns counted from 0; `null`: the sheet has no such column, whatever it is called. */
  readonly columns?: Readonly<Partial<Record<Field, number | null>>>;
  /** The unit of the investment where no cell states one. */
  readonly unit?: string;
}

/** Without these no row could become a lead. */
const neededFields = ['organisation', 'district'] as const satisfies readonly Field[];

/** Titles, dates and a line with the unit may stand above the header, and it may have four rows. */
const searchedRows = 30;
const headerRowsMax = 4;
const recognisedMin = 2;

/**
 * The block of one to four rows with the most names we know, among the first rows; of two alike the
 * lower block, then the upper one.
 */
export function findHeader(whole: CellSheet, mapping: Mapping = {}): Header | undefined {
  const sheet = { ...whole, merges: whole.merges.filter(isNearTop).slice(0, mergesMax) };
  let best: Pick<Header, 'top' | 'bottom' | 'headings' | 'columns'> | undefined;
  const last = Math.min(sheet.rows.length, searchedRows);
  for (let height = 1; height <= headerRowsMax; height += 1) {
    for (let bottom = height - 1; bottom < last; bottom += 1) {
      const top = bottom - height + 1;
      const headings = headingsOf(sheet, top, bottom);
      const columns = columnsOf(headings);
      if (columns.size < recognisedMin || columns.size <= (best?.columns.size ?? 0)) continue;
      best = { top, bottom, headings, columns };
    }
  }
  if (!best) return undefined;
  const columns = mapped(best.columns, mapping);
  const [investment] = columns.get('investment') ?? [];
  const bottom = withUnitRow(sheet, best.bottom);
  const unit = mapping.unit ?? unitOf(sheet, { ...best, bottom }, investment);
  return { ...best, bottom, columns, investmentUnit: unit };
}

const mergesMax = 2000;

function isNearTop({ top }: CellSheet['merges'][number]): boolean {
  return top < searchedRows;
}

/** The first name of each needed column the sheet lacks. */
export function missingColumns({ columns }: Header): readonly string[] {
  return neededFields
    .filter((field) => !columns.has(field) && !(field === 'district' && columns.has('place')))
    .map(nameOfField);
}

/** What stands over each column; a band of merged cells stands over all of its columns. */
function headingsOf(sheet: CellSheet, top: number, bottom: number): readonly (readonly string[])[] {
  const rows = sheet.rows.slice(top, bottom + 1);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const parts: string[] = [];
    rows.forEach((row, index) => {
      const said = headingIn(sheet, { row: top + index, column, bottom });
      if (said !== '' && nameIn(said) !== nameIn(parts.at(-1) ?? '')) parts.push(said);
    });
    return parts;
  });
}

interface Place {
  readonly row: number;
  readonly column: number;
  readonly bottom: number;
}

function headingIn({ rows, merges }: CellSheet, { row, column, bottom }: Place): string {
  const own = textOf(rows[row]?.[column]);
  if (own !== '') return own;
  const merge = merges.find(
    ({ top, left, bottom: last, right }) =>
      top <= row && row <= last && left <= column && column <= right,
  );
  if (merge) return merge.top === row ? textOf(rows[row]?.[merge.left]) : '';
  // A .csv knows no merged cells: a band reaches right as far as names stand below it.
  const hasNameBelow = rows.slice(row + 1, bottom + 1).some((below) => textOf(below[column]) !== '');
  if (!hasNameBelow || merges.length > 0) return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    const said = textOf(rows[row]?.[left]);
    if (said !== '') return said;
  }
  return '';
}

function mapped(
  found: Header['columns'],
  { columns = {} }: Mapping,
): ReadonlyMap<Field, readonly number[]> {
  const stated = Object.entries(columns) as [Field, number | null][];
  const taken = new Set(stated.map(([, column]) => column));
  const kept = [...found].flatMap(([field, own]): [Field, readonly number[]][] => {
    const left = own.filter((column) => !taken.has(column));
    return field in columns || left.length === 0 ? [] : [[field, left]];
  });
  const added = stated.flatMap(([field, column]): [Field, readonly number[]][] =>
    column === null ? [] : [[field, [column]]],
  );
  return new Map([...kept, ...added]);
}

/** A row of nothing but units may stand right below the names. */
function withUnitRow({ rows }: CellSheet, bottom: number): number {
  return isUnitRow(rows[bottom + 1] ?? []) ? bottom + 1 : bottom;
}

const unitAlone = /^\(?(?:[十百千万亿]*[美欧港日]?元|亩|平方米|㎡|个|人|%|家|户|公顷)\)?$/u;

function isUnitRow(row: Row): boolean {
  const said = row.map((cell) => compact(textOf(cell))).filter((text) => text !== '');
  return said.length > 0 && said.every((text) => unitAlone.test(text));
}

/** Not 填报单位：, which is an office. */
const statedUnit = /(?<![报表制任管送办])(?:金额|计量|货币)?单位:([^;,\s]*)/u;

/** 单位：万元 in what stands over the column, else in one of the lines above the header. */
function unitOf(
  { rows }: CellSheet,
  { bottom, headings }: Pick<Header, 'bottom' | 'headings'>,
  column: number | undefined,
): string | undefined {
  if (column === undefined) return undefined;
  const over = [...(headings[column] ?? []), textOf(rows[bottom]?.[column])];
  const own = over.reverse().map(unitIn).find(Boolean);
  if (own !== undefined) return own;
  const above = rows.slice(0, bottom + 1).flatMap((row) => row.map((cell) => compact(textOf(cell))));
  return above.map((text) => unitIn(statedUnit.exec(text)?.[1] ?? '')).find(Boolean);
}
