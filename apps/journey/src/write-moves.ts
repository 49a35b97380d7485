import {
  MongoBulkWriteError,
  MongoClientBulkWriteError,
  type AnyClientBulkWriteModel,
  type Document,
} from 'mongodb';
import type { FoldedKind } from '#domain/journey/stages';
import type { CaseDocument, ReadModel, TimelineDocument } from './read-model.js';

/** A case (or batch) moved on by news of it. */
export interface CaseMove {
  readonly kind: FoldedKind;
  /** Of the document it follows; undefined where there was none. */
  readonly rev: number | undefined;
  readonly document: CaseDocument;
  readonly entries: readonly TimelineDocument[];
}

const duplicateKey = 11_000;

/** Tells a case from a batch of the same id. */
export function documentKey({ kind, id }: { readonly kind: FoldedKind; readonly id: string }): string {
  return kind === 'batch' ? `batch ${id}` : id;
}

export function documentsOf(model: ReadModel, kind: FoldedKind) {
  return kind === 'batch' ? model.processes : model.cases;
}

/**
 * All in one message, of each case the entries first and then its document: a document never tells of
 * an event that the timeline lacks. @returns those whose document stands; of the others somebody wrote
 * the document meanwhile, or came before them in the message and stopped it.
 */
export async function writeMoves(
  model: ReadModel,
  moves: readonly CaseMove[],
): Promise<ReadonlySet<CaseMove>> {
  const writes: AnyClientBulkWriteModel<Document>[] = [];
  const moveAt = new Map<number, CaseMove>();
  for (const move of moves) {
    writes.push(...move.entries.map((entry) => told(model, entry)), moved(model, move));
    moveAt.set(writes.length - 1, move);
  }
  if (writes.length === 0) return new Set();
  const stands = await writtenOf(model, writes, { ordered: true });
  return new Set([...moveAt].filter(([index]) => stands(index)).map(([, move]) => move));
}

function told({ timeline }: ReadModel, entry: TimelineDocument): AnyClientBulkWriteModel<Document> {
  const filter = { _id: entry._id } as Document;
  const { namespace } = timeline;
  return { namespace, name: 'replaceOne', filter, replacement: entry, upsert: true };
}

function moved(model: ReadModel, { kind, rev, document }: CaseMove): AnyClientBulkWriteModel<Document> {
  const { namespace } = documentsOf(model, kind);
  if (rev === undefined) return { namespace, name: 'insertOne', document: document as Document };
  const filter = { _id: document._id, rev } as Document;
  return { namespace, name: 'replaceOne', filter, replacement: document };
}

/**
 * Sends writes of documents in one message. @returns whether the write at a place took effect; where it
 * did not, somebody wrote that document meanwhile.
 */
export async function writtenOf(
  { cases }: ReadModel,
  writes: readonly AnyClientBulkWriteModel<Document>[],
  { ordered }: { readonly ordered: boolean },
): Promise<(index: number) => boolean> {
  const options = { ordered, verboseResults: true, ignoreUndefined: true };
  const results = await cases.db.client.bulkWrite(writes, options).catch((error: unknown) => {
    if (!isOnlyDuplicates(error)) throw error;
    return (error as MongoClientBulkWriteError).partialResult;
  });
  return (index) =>
    results?.insertResults?.has(index) === true ||
    results?.updateResults?.get(index)?.matchedCount === 1 ||
    results?.deleteResults?.get(index)?.deletedCount === 1;
}

/** Whether nothing went wrong but that somebody had written the same meanwhile. */
export function isOnlyDuplicates(error: unknown): boolean {
  const known =
    error instanceof MongoClientBulkWriteError
      ? [...error.writeErrors.values()]
      : error instanceof MongoBulkWriteError
        ? [error.writeErrors].flat()
        : [];
  return known.length > 0 && known.every(({ code }) => code === duplicateKey);
}
