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
  /** Widths of the columns, in characters. Default: as wide as what they say. */
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

function writable({ name, rows, merges = [], choices = [], ...given }: SheetToWrite): WriteSheet {
  const widths = given.widths ?? widthsOf(rows, merges);
  const columnCount = Math.max(0, ...rows.map((row) => row.length));
  return {
    name,
    rows: rows.map((row) => row.map((text) => (text === '' ? null : disarm(text)))),
    columns: Array.from({ length: columnCount }, (_, column) => {
      const width = widths[column];
      return { style: { numFmt: textFormat }, ...(width !== undefined && { width }) };
    }),
    // Wide sheets print side by side on as many pages as they need downwards, not across.
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    merges: merges.map(({ top, left, bottom, right }) => {
      return { startRow: top, startCol: left, endRow: bottom, endCol: right };
    }),
    dataValidations: choices.map(listOf),
  };
}

const widthMin = 6;
const widthMax = 40;

/** A title that lies across the columns makes none of them wide. */
function widthsOf(rows: SheetToWrite['rows'], merges: readonly Merge[]): readonly number[] {
  const widths: number[] = [];
  for (const [at, row] of rows.entries()) {
    for (const [column, text] of row.entries()) {
      const isAcross = merges.some(({ top, left }) => top === at && left === column);
      const width = isAcross || isTitle(row) ? 0 : Math.max(...text.split('\n').map(widthOf)) + 2;
      widths[column] = Math.min(widthMax, Math.max(widths[column] ?? widthMin, width));
    }
  }
  return widths;
}

function isTitle(row: readonly string[]): boolean {
  return row.filter((text) => text !== '').length === 1 && row[0] !== '' && row.length > 1;
}

/** A Chinese character is as wide as two letters. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\uffef]/.test(character) ? 2 : 1), 0);
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
