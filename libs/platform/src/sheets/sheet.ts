import { fileFaultSentences, type FileFault } from '#domain/sheets/file-faults';
import type { CellSheet } from '#domain/sheets/cells';
import { say, type Language } from '#domain/shared/sentences';

export type { CellSheet };

/** What was uploaded is no sheet we read. It says why in both languages and quotes no cell. */
export class UnreadableSpreadsheet extends Error {
  override readonly name = 'UnreadableSpreadsheet';

  constructor(
    readonly code: FileFault,
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    super(say(fileFaultSentences[code], 'en', details));
  }

  said(language: Language): string {
    return say(fileFaultSentences[this.code], language, this.details);
  }
}

/** Beyond these a file was not made for people. */
export interface SheetLimits {
  /** Bytes all parts of a ZIP may unpack to. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
  /** Written cells of all sheets together. */
  readonly cells: number;
  readonly sheets: number;
  /** A spreadsheet program keeps 32,767 characters a cell. */
  readonly cellLength: number;
  /** Wall clock of the process that reads, start included. */
  readonly timeMs: number;
  /** Its heap. */
  readonly memoryMb: number;
}

/** 10,000 rows of a lead sheet unpack to some 6 MB: ten times that is more than people type. */
export const sheetLimits: SheetLimits = {
  unpackedBytes: 64 * 1024 * 1024,
  rows: 20_000,
  columns: 500,
  cells: 2_000_000,
  sheets: 100,
  cellLength: 32_767,
  timeMs: 30_000,
  memoryMb: 1024,
};
