import { writeXlsx, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { shownText, type Merge } from '#domain/sheets/cells';
import { disarm, rearmed } from './formula-guard.js';
import { readSheets } from './read-sheets.js';

/** A sheet as plain text: what a person sees in the cells, row by row; an empty cell is ''. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface SheetToWrite extends Sheet {
  /** Widths of the columns, in characters. */
  readonly widths?: readonly number[];
  readonly merges?: readonly Merge[];
  readonly choices?: readonly Choices[];
}

/** Values a person chooses from in a column's cells; another one is let in after a warning. */
export interface Choices {
  readonly column: number;
  /** First and last row, counted from 0. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly values: readonly string[];
}

export const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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

function writable({ name, rows, widths = [], merges = [], choices = [] }: SheetToWrite): WriteSheet {
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  return {
    name,
    rows: rows.map((row) => row.map((text) => (text === '' ? null : disarm(text)))),
    columns: Array.from({ length: columnCount }, (_, column) => {
      const width = widths[column];
      return { style: { numFmt: textFormat }, ...(width !== undefined && { width }) };
    }),
    merges: merges.map(({ top, left, bottom, right }) => {
      return { startRow: top, startCol: left, endRow: bottom, endCol: right };
    }),
    dataValidations: choices.map(listOf),
  };
}

/**
 * Reads a sheet somebody sends back: every sheet a person sees, numbers as a spreadsheet program
 * shows them, without the empty rows at a sheet's end.
 * @throws UnreadableSpreadsheet when it is damaged, protected, too long or no sheet at all.
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const sheets = await readSheets(bytes);
  return sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell) => rearmed(shownText(cell)))),
  }));
}

function listOf({ column, firstRow, lastRow, values }: Choices): DataValidation {
  const letter = String.fromCharCode('A'.charCodeAt(0) + column);
  const range = `${letter}${String(firstRow + 1)}:${letter}${String(lastRow + 1)}`;
  return { type: 'list', values: [...values], range, allowBlank: true, errorStyle: 'warning' };
}
