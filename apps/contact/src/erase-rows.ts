import { PartiesWords } from '#contracts/register/errands';
import type { LeadImport, LeadImportEvent, SheetPiece } from '#domain/contact/lead-import';
import type { TextRef } from '#domain/shared/text';
import type { Recorder } from '#platform/store/recorder';
import { withoutWords, type KeptRow } from './kept-rows.js';

/**
 * Takes out of the kept sheets what rows say that named this person as their contact: their cells, what
 * was understood of them, and what the register was sent. That there was such a row, and what became of
 * it, stays.
 */
export async function eraseRows(
  entryId: string,
  recorder: Pick<Recorder, 'record' | 'keys'>,
): Promise<void> {
  const named = {
    kind: 'import',
    'event.type': 'parties-registered',
    'event.rows.contactPersonId': entryId,
  };
  for await (const { stream, event } of recorder.record.events.find(named)) {
    const { rows } = event as Extract<LeadImportEvent, { type: 'parties-registered' }>;
    const erased = new Set(
      rows.flatMap(({ row, contactPersonId }) => (contactPersonId === entryId ? row : [])),
    );
    const snapshot = await recorder.record.snapshots.findOne({ _id: stream });
    const state = snapshot?.state as LeadImport | undefined;
    if (!state || state.phase === 'not-opened') continue;
    const inPieces = state.pieces.filter((piece) => piece.rows.some((row) => erased.has(row)));
    for (const piece of inPieces) await eraseIn(piece, erased, recorder);
  }
}

async function eraseIn(
  { words, parties }: SheetPiece,
  erased: ReadonlySet<number>,
  recorder: Pick<Recorder, 'record' | 'keys'>,
): Promise<void> {
  await rewrite(words, recorder, (kept) => {
    const rows = JSON.parse(kept) as readonly KeptRow[];
    return JSON.stringify(rows.map((row) => (erased.has(row.row) ? withoutWords(row) : row)));
  });
  await rewrite(parties, recorder, (kept) => {
    const rows = PartiesWords.array().parse(JSON.parse(kept));
    return JSON.stringify(rows.filter(({ row }) => !erased.has(row)));
  });
}

/** @throws Error when somebody else erases in the same words at the moment: to be tried again. */
async function rewrite(
  { textId: _id }: TextRef,
  { record, keys }: Pick<Recorder, 'record' | 'keys'>,
  change: (kept: string) => string,
): Promise<void> {
  const found = await record.texts.findOne({ _id });
  if (!found) return;
  const { ciphertext } = found;
  const changed = keys.encrypt(change(keys.decrypt(ciphertext, _id)), _id);
  const { matchedCount } = await record.texts.updateOne({ _id, ciphertext }, { $set: { ciphertext: changed } });
  if (matchedCount === 0) throw new Error(`the words ${_id} were changed meanwhile`);
}
