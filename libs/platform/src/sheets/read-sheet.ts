import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { refuseZipBomb } from './zip-bomb.js';
import { UnreadableSpreadsheet } from './spreadsheet.js';

/** A cell as the file holds it: a number is the file's own, a formula is its last value. */
export type CellValue = string | number | boolean | Date | null;

/** Beyond this a file was not made for people. */
const rowsMax = 100_000;

/**
 * The rows of the first sheet that is not hidden (.xlsx), or of a UTF-8 .csv, as they stand: empty
 * ones too, so that row `index` is the one a person sees as number `index + 1`.
 * @throws UnreadableSpreadsheet when it is neither, damaged, protected or larger than sheets are.
 */
export async function readRows(
  bytes: Uint8Array,
  fileName: string,
): Promise<readonly (readonly CellValue[])[]> {
  const rows = isZip(bytes) ? await rowsOfXlsx(bytes) : rowsOfCsv(bytes, fileName);
  if (rows.length > rowsMax) throw new UnreadableSpreadsheet('has more rows than a sheet can have');
  return rows;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function rowsOfXlsx(bytes: Uint8Array): Promise<readonly (readonly CellValue[])[]> {
  refuseZipBomb(bytes);
  let found = false;
  const firstShown = ({ hidden = false, veryHidden = false }) => {
    const first = !found && !hidden && !veryHidden;
    found ||= first;
    return first;
  };
  try {
    const { sheets } = await readXlsx(bytes, { sheets: firstShown });
    return sheets[0]?.rows ?? [];
  } catch {
    // The reader's own message may quote the file.
    throw new UnreadableSpreadsheet('is not an .xlsx file that can be read');
  }
}

function rowsOfCsv(bytes: Uint8Array, fileName: string): readonly (readonly CellValue[])[] {
  if (!/\.csv$/i.test(fileName)) throw new UnreadableSpreadsheet('is neither .xlsx nor .csv');
  return parseCsv(utf8(bytes));
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableSpreadsheet('is not written in UTF-8; save it as .xlsx or as UTF-8 .csv');
  }
}
