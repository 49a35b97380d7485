import type { CellSheet } from '#domain/sheets/cells';
import { contentOf } from './content-of.js';
import { readCsv } from './read-csv.js';
import { readXls } from './read-xls.js';
import { readXlsx } from './read-xlsx.js';
import { UnreadableSpreadsheet, type SheetLimits } from './sheet.js';

/** What all sheets of a file say together, in characters: a text many cells share counts each time. */
const charactersMax = 32_000_000;

/**
 * Reads a file from outside by what it is, not by its name. It may take long and need much memory:
 * only the process `readSheets` starts calls it.
 * @throws UnreadableSpreadsheet
 */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: SheetLimits,
): Promise<readonly CellSheet[]> {
  const sheets = await sheetsIn(bytes, limits).catch((error: unknown) => {
    throw error instanceof UnreadableSpreadsheet ? error : faultOf(error);
  });
  refuseTooMuch(sheets, limits);
  return sheets.map((sheet) => ({ ...sheet, rows: withoutEmptyEnd(sheet.rows).map(wellFormed) }));
}

async function sheetsIn(bytes: Uint8Array, limits: SheetLimits): Promise<readonly CellSheet[]> {
  switch (contentOf(bytes)) {
    case 'zip':
      return readXlsx(bytes, limits);
    case 'compound':
      return readXls(bytes, limits);
    case 'text':
      return readCsv(bytes);
  }
}

/** A reader's own message may quote the file, so it goes no further than this. */
function faultOf(error: unknown): UnreadableSpreadsheet {
  const isProtected = error instanceof Error && /password-protected/i.test(error.message);
  return new UnreadableSpreadsheet(isProtected ? 'sheet-encrypted' : 'sheet-damaged');
}

function refuseTooMuch(sheets: readonly CellSheet[], limits: SheetLimits): void {
  let cells = 0;
  let characters = 0;
  for (const { rows } of sheets) {
    if (rows.length > limits.rows) {
      throw new UnreadableSpreadsheet('sheet-too-many-rows', { max: String(limits.rows) });
    }
    for (const row of rows) {
      if (row.length > limits.columns) {
        throw new UnreadableSpreadsheet('sheet-too-many-columns', { max: String(limits.columns) });
      }
      for (const cell of row) {
        if (cell === null || cell === undefined) continue;
        cells += 1;
        if (typeof cell !== 'string') continue;
        characters += cell.length;
        if (cell.length > limits.cellLength) {
          throw new UnreadableSpreadsheet('sheet-cell-too-long', { max: String(limits.cellLength) });
        }
      }
    }
  }
  if (cells > limits.cells || characters > charactersMax) {
    throw new UnreadableSpreadsheet('sheet-too-many-cells');
  }
}

function withoutEmptyEnd(rows: CellSheet['rows']): CellSheet['rows'] {
  let end = rows.length;
  while (rows[end - 1]?.every(isBlank) === true) end -= 1;
  return rows.slice(0, end);
}

function isBlank(cell: CellSheet['rows'][number][number]): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** Half of a surrogate pair is no character, and no database takes it. */
function wellFormed(row: CellSheet['rows'][number]): CellSheet['rows'][number] {
  return row.map((cell) =>
    typeof cell === 'string' ? cell.replace(/\p{Surrogate}/gu, '\uFFFD') : cell,
  );
}
