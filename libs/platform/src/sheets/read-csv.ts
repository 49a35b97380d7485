import { parseCsv } from 'hucre/csv';
import type { CellSheet } from '#domain/sheets/cells';
import { decodeText } from './decode-text.js';

/** A .csv is one sheet without a name; what looks like a number stays text. */
export function readCsv(bytes: Uint8Array): readonly CellSheet[] {
  const rows = parseCsv(decodeText(bytes)) as (string | null)[][];
  return [{ name: '', rows, merges: [] }];
}
