import { read, type CellObject, type WorkSheet } from '@e965/xlsx';
import type { CellSheet, CellValue } from '#domain/sheets/cells';
import { compoundFiles } from './compound-file.js';
import { dateText } from './date-text.js';
import { UnreadableSpreadsheet, type SheetLimits } from './sheet.js';

/** The sheets a person sees in an .xls (BIFF in a compound file, [MS-XLS]). */
export function readXls(bytes: Uint8Array, { rows }: SheetLimits): readonly CellSheet[] {
  refuseOtherCompounds(bytes);
  const book = read(bytes, {
    ...{ type: 'array', dense: true, cellDates: true, UTC: true, sheetRows: rows + 1 },
    ...{ cellFormula: false, cellHTML: false, cellText: false, bookVBA: false },
  });
  return book.SheetNames.flatMap((name, index): CellSheet[] => {
    const sheet = book.Sheets[name];
    const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    return sheet === undefined || isHidden ? [] : [{ name, ...cellsOf(sheet) }];
  });
}

/** An encrypted .xlsx, a .doc and an installer are compound files as well. */
function refuseOtherCompounds(bytes: Uint8Array): void {
  const container = compoundFiles.read(Buffer.from(bytes), { type: 'buffer' });
  const holds = (name: string) => container.FullPaths.some((path) => path.split('/').includes(name));
  if (holds('EncryptedPackage')) throw new UnreadableSpreadsheet('sheet-encrypted');
  if (!holds('Workbook') && !holds('Book')) throw new UnreadableSpreadsheet('sheet-wrong-type');
  if (holds('_VBA_PROJECT_CUR')) throw new UnreadableSpreadsheet('sheet-with-macros');
}

function cellsOf(sheet: WorkSheet): Pick<CellSheet, 'rows' | 'merges'> {
  const data = (sheet as { '!data'?: ((CellObject | undefined)[] | undefined)[] })['!data'] ?? [];
  const rows = Array.from(data, (row = []) => Array.from(row, valueOf));
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => {
    return { top: s.r, left: s.c, bottom: e.r, right: e.c };
  });
  return { rows, merges };
}

function valueOf(cell: CellObject | undefined): CellValue {
  const value = cell?.v;
  if (value === undefined || cell?.t === 'e') return null;
  return value instanceof Date ? dateText(value) : value;
}
