import { readXlsx, writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';

/** A sheet as plain text: what a person sees in the cells, row by row; an empty cell is ''. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface SheetToWrite extends Sheet {
  /** Widths of the columns, in characters. */
  readonly widths?: readonly number[];
}

/** What was uploaded is no spreadsheet we can read; the message says why and quotes nothing. */
export class UnreadableSpreadsheet extends Error {
  override readonly name = 'UnreadableSpreadsheet';
}

/** Beyond this a file was not made for people. */
const rowsMax = 20_000;
/** A spreadsheet program itself keeps this many digits of a number. */
const significantDigits = 15;
/** Text that a spreadsheet program would run as a formula, were the cell ever taken for one. */
const runsAsFormula = /^[=+\-@\t\r]/;
const disarmed = /^'(?=[=+\-@\t\r])/;
/** The format of a cell that stays text when somebody edits it: long numbers keep all digits. */
const textFormat = '@';
/** Same rows, same bytes: the file must not carry the time it was written at. */
const noTime = new Date(0);

/** An .xlsx whose cells are all text. The same rows always give the same bytes. */
export async function writeSpreadsheet(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(writable),
    properties: { created: noTime, modified: noTime },
  });
}

function writable({ name, rows, widths = [] }: SheetToWrite): WriteSheet {
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  return {
    name,
    rows: rows.map((row) => row.map((text) => (text === '' ? null : disarm(text)))),
    columns: Array.from({ length: columnCount }, (_, column) => {
      const width = widths[column];
      return { style: { numFmt: textFormat }, ...(width !== undefined && { width }) };
    }),
  };
}

/**
 * Reads an .xlsx: every sheet, numbers as a spreadsheet program shows them, without the empty rows
 * at a sheet's end.
 * @throws UnreadableSpreadsheet when it is damaged, protected, too long or no .xlsx at all.
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const { sheets } = await workbookIn(bytes);
  return sheets.map(({ name, rows }) => {
    const shown = withoutEmptyEnd(rows.map((row) => row.map(textOf)));
    if (shown.length > rowsMax) {
      throw new UnreadableSpreadsheet(`has more than ${String(rowsMax)} rows`);
    }
    return { name, rows: shown };
  });
}

async function workbookIn(bytes: Uint8Array) {
  try {
    return await readXlsx(bytes, { maxRows: rowsMax + 1 });
  } catch {
    // The reader's own message may quote the file.
    throw new UnreadableSpreadsheet('is not an .xlsx file that can be read');
  }
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return shownNumber(value);
  if (value instanceof Date) return value.toISOString();
  return String(value).replace(disarmed, '');
}

/** `12345.330000000002` is shown, and meant, as `12345.33`. */
function shownNumber(value: number): string {
  return String(Number(value.toPrecision(significantDigits)));
}

function disarm(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

function withoutEmptyEnd(rows: readonly string[][]): readonly string[][] {
  let end = rows.length;
  while (rows[end - 1]?.every((text) => text.trim() === '') === true) end -= 1;
  return rows.slice(0, end);
}
