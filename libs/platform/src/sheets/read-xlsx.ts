import { unzipSync } from 'fflate';
import { EncryptedFileError } from 'hucre';
import { readXlsx as readWorkbook } from 'hucre/xlsx';
import type { CellSheet, CellValue } from '#domain/sheets/cells';
import { dateText } from './date-text.js';
import { UnreadableSpreadsheet, type SheetLimits } from './sheet.js';
import { refuseZipBomb } from './zip-bomb.js';

/**
 * The sheets a person sees in an .xlsx (ECMA-376). Its parts are looked at before the reader builds
 * any cell: the reader makes a full rectangle of a sheet with one cell in its far corner.
 */
export async function readXlsx(
  bytes: Uint8Array,
  limits: SheetLimits,
): Promise<readonly CellSheet[]> {
  refuseZipBomb(bytes, limits.unpackedBytes);
  const range = writtenRange(xmlPartsOf(bytes), limits);
  try {
    const { sheets } = await readWorkbook(bytes, {
      range,
      sheets: ({ hidden = false, veryHidden = false }) => !hidden && !veryHidden,
    });
    return sheets.map(({ name, rows, merges = [] }) => ({
      name,
      rows: rows.map((row) => row.map(valueOf)),
      merges: merges.map(({ startRow: top, startCol: left, endRow: bottom, endCol: right }) => {
        return { top, left, bottom, right };
      }),
    }));
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new UnreadableSpreadsheet('sheet-encrypted');
    throw error;
  }
}

function valueOf(value: string | number | boolean | Date | null | undefined): CellValue {
  return value instanceof Date ? dateText(value) : (value ?? null);
}

/** @throws UnreadableSpreadsheet where it is no workbook, or carries what no lead sheet needs. */
function xmlPartsOf(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  const isXml = ({ name }: { readonly name: string }) => {
    names.push(name);
    return /\.(?:xml|rels)$/i.test(name);
  };
  const parts = Object.values(unzipSync(bytes, { filter: isXml }));
  if (names.includes('EncryptedPackage')) throw new UnreadableSpreadsheet('sheet-encrypted');
  if (names.some((name) => /vbaProject\.bin$|macrosheets\//i.test(name))) {
    throw new UnreadableSpreadsheet('sheet-with-macros');
  }
  // An .xlsb is packed like an .xlsx, with parts no XML reader knows.
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) {
    throw new UnreadableSpreadsheet('sheet-wrong-type');
  }
  if (!names.includes('[Content_Types].xml') || !names.some((name) => /^xl\/.*\.xml$/i.test(name))) {
    throw new UnreadableSpreadsheet('sheet-wrong-type');
  }
  return parts.map(xmlOf);
}

/** Office programs write UTF-8 and no document type; anything else hides something. */
function xmlOf(part: Uint8Array): string {
  const xml = new TextDecoder('utf-8', { fatal: true }).decode(part);
  if (xml.includes('\0')) throw new UnreadableSpreadsheet('sheet-damaged');
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(xml)) {
    throw new UnreadableSpreadsheet('sheet-with-entities');
  }
  return xml;
}

/**
 * From A1 to the last cell with something in it, of all sheets: formats reach far beyond, often to
 * the sheet's last row.
 */
function writtenRange(parts: readonly string[], { rows, columns, cells, sheets }: SheetLimits): string {
  const far = { row: 1, column: 1, cells: 0 };
  const sheetParts = parts.filter((xml) => xml.includes('sheetData'));
  if (sheetParts.length > sheets) throw new UnreadableSpreadsheet('sheet-too-many-cells');
  for (const xml of sheetParts) {
    for (const { row, column } of writtenCells(xml)) {
      far.cells += 1;
      if (row > far.row) far.row = row;
      if (column > far.column) far.column = column;
      if (row > rows) throw new UnreadableSpreadsheet('sheet-too-many-rows', { max: String(rows) });
      if (column > columns) {
        throw new UnreadableSpreadsheet('sheet-too-many-columns', { max: String(columns) });
      }
      if (far.cells > cells) throw new UnreadableSpreadsheet('sheet-too-many-cells');
    }
  }
  return `A1:${lettersOf(far.column)}${String(far.row)}`;
}

const rowOrCell = /<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>(?!<\/(?:\w+:)?c>)/g;

function* writtenCells(xml: string) {
  let row = 0;
  let column = 0;
  for (const [, tag, attributes = ''] of xml.matchAll(rowOrCell)) {
    const [, letters = '', digits = ''] = /(?:^|\s)r=["']([A-Z]*)(\d+)["']/.exec(attributes) ?? [];
    if (tag === 'row') {
      row = digits === '' ? row + 1 : Number(digits);
      column = 0;
      continue;
    }
    column = letters === '' ? column + 1 : columnOf(letters);
    if (digits !== '') row = Number(digits);
    if (!attributes.endsWith('/')) yield { row, column };
  }
}

/** A is 1, Z is 26, AA is 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

function lettersOf(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}
