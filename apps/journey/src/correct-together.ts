import {
  BSON,
  type AnyBulkWriteOperation,
  type AnyClientBulkWriteModel,
  type Collection,
  type Document,
} from 'mongodb';
import type { FoldedKind } from '#domain/journey/stages';
import { partsOfStream } from '#domain/shared/stage';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { rebuiltCase, type RebuiltCase } from './rebuild-case.js';
import type { CaseDocument, ReadModel, TimelineDocument } from './read-model.js';
import { documentKey, documentsOf, isOnlyDuplicates, writtenOf } from './write-moves.js';

/** All that was published about one case (or batch). */
export interface ToldCase {
  readonly id: string;
  readonly kind: FoldedKind;
  readonly events: readonly PublishedEvent[];
}

export interface Corrected {
  /** Cases that were missing or differed, and are right now. */
  readonly corrected: number;
  /** Those whose live document tells of more, or was written meanwhile. */
  readonly movedOn: readonly ToldCase[];
}

/**
 * Folds these cases and puts the live ones right, all with two looks and at most two messages. Entries
 * go first, as the reader's do: a document never tells of an event the timeline lacks. A document is
 * only written over the one that was seen.
 */
export async function correctTogether(
  model: ReadModel,
  told: readonly ToldCase[],
): Promise<Corrected> {
  const looking = liveOf(model, told);
  const rebuilt = told.map((one) => ({ told: one, ...rebuiltCase(one.id, one.events) }));
  const live = await looking;
  const movedOn: ToldCase[] = [];
  const corrections = rebuilt.flatMap((one) => {
    const correction = correctionOf(one, live);
    if (correction !== 'moved-on') return [correction];
    movedOn.push(one.told);
    return [];
  });
  await writeEntries(model.timeline, corrections.flatMap(({ entries }) => entries));
  const wrong = corrections.flatMap(({ told: of, document }) => (document ? [{ of, document }] : []));
  const stand = await writeDocuments(model, wrong.map(({ document }) => document));
  movedOn.push(...wrong.flatMap(({ of }, index) => (stand.has(index) ? [] : [of])));
  const onlyEntries = corrections.filter(({ document, entries }) => !document && entries.length > 0);
  return { corrected: stand.size + onlyEntries.length, movedOn };
}

/** The live model's own bytes, by id. */
interface Live {
  readonly documents: ReadonlyMap<string, Buffer>;
  readonly entries: ReadonlyMap<string, Buffer>;
}

async function liveOf(model: ReadModel, told: readonly ToldCase[]): Promise<Live> {
  const streams = told.flatMap(({ events }) => [...new Set(events.map(({ stream }) => stream))]);
  const ofKind = (isBatch: boolean) =>
    told.filter(({ kind }) => (kind === 'batch') === isBatch).map(({ id }) => id);
  const [cases, batches, entries] = await Promise.all([
    bytesOf(model.cases, { _id: { $in: ofKind(false) } }),
    bytesOf(model.processes, { _id: { $in: ofKind(true) } }),
    bytesOf(model.timeline, { stream: { $in: streams } }),
  ]);
  const documents = new Map([
    ...[...cases].map(([id, bytes]) => [documentKey({ kind: 'contact', id }), bytes] as const),
    ...[...batches].map(([id, bytes]) => [documentKey({ kind: 'batch', id }), bytes] as const),
  ]);
  return { documents, entries };
}

/** Unread: most of them only have to be compared. */
async function bytesOf(collection: unknown, filter: Document): Promise<Map<string, Buffer>> {
  const found = await (collection as Collection)
    .find<Buffer>(filter, { raw: true, batchSize: 5000 })
    .toArray();
  return new Map(found.map((bytes) => [idIn(bytes), bytes]));
}

/** MongoDB keeps `_id` first: length, type, name, length of the text, text, 0. */
function idIn(bytes: Buffer): string {
  const start = 4 + 1 + '_id\0'.length;
  return bytes.toString('utf8', start + 4, start + 4 + bytes.readInt32LE(start) - 1);
}

interface Correction {
  readonly told: ToldCase;
  readonly entries: readonly AnyBulkWriteOperation<TimelineDocument>[];
  /** Absent where the document is right. */
  readonly document?: DocumentWrite;
}

interface DocumentWrite {
  readonly kind: FoldedKind;
  readonly id: string;
  /** Of the live one; absent where there is none. */
  readonly rev?: number;
  /** Absent where there is to be none. */
  readonly replacement?: CaseDocument;
}

function correctionOf(
  { told, document, timeline }: RebuiltCase & { readonly told: ToldCase },
  live: Live,
): Correction | 'moved-on' {
  const { id, kind, events } = told;
  const entries = entriesToWrite(events, timeline, live.entries);
  const bytes = live.documents.get(documentKey(told));
  if (!bytes) {
    if (!document) return { told, entries };
    return { told, entries, document: { kind, id, replacement: document } };
  }
  if (document && hasBytes(bytes, document)) return { told, entries };
  const there = BSON.deserialize(bytes) as CaseDocument;
  if (knowsMore(there, document, events)) return 'moved-on';
  const write = { kind, id, rev: there.rev, ...(document && { replacement: document }) };
  return { told, entries, document: write };
}

/** What is missing or different, and of what we were told what does not stand. */
function entriesToWrite(
  events: readonly PublishedEvent[],
  rebuilt: readonly TimelineDocument[],
  live: Live['entries'],
): AnyBulkWriteOperation<TimelineDocument>[] {
  const writes = rebuilt.flatMap((entry): AnyBulkWriteOperation<TimelineDocument>[] => {
    const there = live.get(entry._id);
    if (!there) return [{ insertOne: { document: entry } }];
    if (hasBytes(there, entry)) return [];
    return [{ replaceOne: { filter: { _id: entry._id }, replacement: entry } }];
  });
  // A later entry that came meanwhile is left alone: we were not told of it.
  const right = new Set(rebuilt.map(({ _id }) => _id));
  const undone = events.filter(({ id }) => live.has(id) && !right.has(id));
  return [...writes, ...undone.map(({ id }) => ({ deleteOne: { filter: { _id: id } } }))];
}

function hasBytes(bytes: Buffer, value: object): boolean {
  return Buffer.compare(bytes, BSON.serialize(value, { ignoreUndefined: true })) === 0;
}

/** Whether the live document tells of events that were not read yet. */
function knowsMore(
  live: CaseDocument,
  rebuilt: CaseDocument | undefined,
  events: readonly PublishedEvent[],
): boolean {
  return Object.entries(live.streams).some(([kind, { epoch, version }]) => {
    const told = events.filter(({ stream }) => partsOfStream(stream).kind === kind);
    const newest = told.reduce((most, event) => Math.max(most, event.epoch), 0);
    const ours = rebuilt?.streams[kind as keyof CaseDocument['streams']];
    // A stream we were told of and do not have was undone by a restore.
    if (!ours) return told.length === 0 || epoch > newest;
    return epoch > ours.epoch || (epoch === ours.epoch && version > ours.version);
  });
}

async function writeEntries(
  timeline: ReadModel['timeline'],
  writes: readonly AnyBulkWriteOperation<TimelineDocument>[],
): Promise<void> {
  if (writes.length === 0) return;
  try {
    await timeline.bulkWrite([...writes], { ordered: false });
  } catch (error) {
    // The reader wrote the same entry meanwhile.
    if (!isOnlyDuplicates(error)) throw error;
  }
}

/** @returns which of them stand, by place; of the others somebody wrote the document meanwhile. */
async function writeDocuments(
  model: ReadModel,
  writes: readonly DocumentWrite[],
): Promise<ReadonlySet<number>> {
  if (writes.length === 0) return new Set();
  const stands = await writtenOf(model, writes.map((write) => modelOf(model, write)), { ordered: false });
  return new Set(writes.map((_, index) => index).filter(stands));
}

function modelOf(
  model: ReadModel,
  { kind, id, rev, replacement }: DocumentWrite,
): AnyClientBulkWriteModel<Document> {
  const { namespace } = documentsOf(model, kind);
  const filter = { _id: id, rev } as Document;
  if (!replacement) return { namespace, name: 'deleteOne', filter };
  if (rev === undefined) return { namespace, name: 'insertOne', document: replacement as Document };
  return { namespace, name: 'replaceOne', filter, replacement };
}
