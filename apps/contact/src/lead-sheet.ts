import { noLeadSheetSentences } from '#domain/contact/lead-sheet/no-lead-sheet';
import {
  missingIn,
  readLeadSheet,
  type LeadSheet,
  type NoLeadSheet,
  type Stated,
} from '#domain/contact/lead-sheet/read-lead-sheet';
import type { KnownWords } from '#domain/contact/lead-sheet/words';
import { say, type Language } from '#domain/shared/sentences';
import type { CellSheet } from '#domain/sheets/cells';
import type { InvalidInput } from '#platform/http/invalid-input';
import { faultOfFile, type ReceivedFile } from '#platform/http/received-file';
import { readSheets } from '#platform/sheets/read-sheets';
import { UnreadableSpreadsheet } from '#platform/sheets/sheet';

interface Reading {
  readonly known: KnownWords;
  readonly language: Language;
  readonly stated?: Stated;
}

/** @throws InvalidInput naming `file`, in the asker's language, when it holds no lead sheet. */
export async function leadSheetIn(
  { bytes }: Pick<ReceivedFile, 'bytes'>,
  { known, language, stated }: Reading,
): Promise<LeadSheet> {
  const read = readLeadSheet(await sheetsIn(bytes, language), known, stated);
  if ('code' in read) throw noLeadSheet(read, language);
  return read;
}

/** As `leadSheetIn`, and every needed column is there. */
export async function wholeLeadSheetIn(file: ReceivedFile, reading: Reading): Promise<LeadSheet> {
  const read = await leadSheetIn(file, reading);
  const columns = missingIn(read);
  if (columns.length > 0) throw noLeadSheet({ code: 'columns-missing', columns }, reading.language);
  return read;
}

async function sheetsIn(bytes: Uint8Array, language: Language): Promise<readonly CellSheet[]> {
  try {
    return await readSheets(bytes);
  } catch (error) {
    throw error instanceof UnreadableSpreadsheet ? faultOfFile(error.said(language)) : error;
  }
}

function noLeadSheet({ code, columns = [] }: NoLeadSheet, language: Language): InvalidInput {
  return faultOfFile(say(noLeadSheetSentences[code], language, { columns }));
}
