import type { CellSheet } from '#domain/sheets/cells';
import { readWorkbook } from './read-workbook.js';
import { UnreadableSpreadsheet, type SheetLimits } from './sheet.js';

/** What the process is given, and what it answers: sheets, or why there are none. */
export interface Reading {
  readonly bytes: Uint8Array;
  readonly limits: SheetLimits;
}

export type Read =
  | { readonly ok: true; readonly sheets: readonly CellSheet[] }
  | { readonly ok: false; readonly fault: Pick<UnreadableSpreadsheet, 'code' | 'details'> };

async function read({ bytes, limits }: Reading): Promise<Read> {
  try {
    return { ok: true, sheets: await readWorkbook(bytes, limits) };
  } catch (error) {
    const { code, details } =
      error instanceof UnreadableSpreadsheet ? error : new UnreadableSpreadsheet('sheet-damaged');
    return { ok: false, fault: { code, details } };
  }
}

process.once('message', (reading: Reading) => {
  void read(reading).then((answer) => {
    process.send?.(answer, () => {
      process.disconnect();
    });
  });
});
