import type { MongoClient } from 'mongodb';
import type { StreamReader } from './stream-reader.js';
import { writeRecord, type RecordWrite, type WriteResult } from './write-record.js';

/** Writes, and keeps the heads of the streams it moved for the next command here. */
export async function writeKeepingHeads(
  client: MongoClient,
  { record, heads }: Pick<StreamReader, 'record' | 'heads'>,
  write: RecordWrite,
): Promise<WriteResult> {
  const moved = write.drafts.filter(({ events }) => events.length > 0);
  // First: whether a write that fails has moved them is not always known.
  for (const { stream } of moved) heads.forget(stream);
  const written = await writeRecord(client, record, write);
  if (written.kind !== 'written') return written;
  // What many processes move is read behind their fence anyway.
  for (const draft of moved) if (draft.stage.isShared !== true) heads.keep(draft.nextSnapshot());
  return written;
}
