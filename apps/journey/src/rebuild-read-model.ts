import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { BSON, MongoServerError, type AnyBulkWriteOperation, type Collection, type Db } from 'mongodb';
import { subjectOf } from '#domain/journey/case-fold';
import { stageNames } from '#domain/journey/stages';
import { partsOfStream } from '#domain/shared/stage';
import { topicName } from '#platform/config/names';
import { Inapplicable, parse } from '#platform/consumer/event-consumer';
import { readToEnd, type Place, type Received } from '#platform/consumer/read-to-end';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { CaseReader } from './case-reader.js';
import {
  prepareReadModel,
  readModelIn,
  service,
  type CaseDocument,
  type ReadModel,
  type TimelineDocument,
} from './read-model.js';
import { rebuiltCase, type RebuiltCase } from './rebuild-case.js';

export interface Rebuilt {
  readonly events: number;
  readonly cases: number;
  /** Documents that were missing or differed, and are right now. */
  readonly corrected: number;
  /** Documents of which no event tells. */
  readonly removed: number;
}

interface ScratchDocument {
  readonly _id: string;
  readonly subject: string;
  readonly published: PublishedEvent;
}

const duplicateKey = 11_000;

/** What moves on while it is being put right is looked at again, this often at most. */
const roundsMax = 20;

/**
 * Makes the journey's read model anew out of Kafka alone and puts the live one right, document by
 * document, while people read it and its reader goes on: nothing is taken away before it is there.
 * @throws Error when cases move on faster than they can be folded.
 */
export async function rebuildReadModel(
  kafka: Kafka,
  db: Db,
  space: string,
): Promise<Rebuilt> {
  const model = readModelIn(db);
  await prepareReadModel(model);
  const scratch = await emptyScratch(db);
  const before = [...(await idsOf(model.cases)), ...(await idsOf(model.processes))];
  const topics = stageNames.map((stage) => topicName(space, stage));
  const groupId = `${space}${service}.rebuild-${randomUUID()}`;
  let from: Place[] = [];
  let moving: readonly string[] | undefined;
  const counted = { cases: 0, corrected: 0 };
  for (let round = 0; moving === undefined || moving.length > 0; round += 1) {
    if (round === roundsMax) throw new Error(`${String(moving?.length)} cases never stood still`);
    from = await readToEnd(kafka, { topics, groupId, from }, (batch) => keep(scratch, batch));
    moving = await putRight(model, scratch, moving, counted);
  }
  const removed = await removeUntold(model, scratch, before);
  await takeInParked(model);
  const events = await scratch.countDocuments();
  await scratch.drop();
  return { events, ...counted, removed };
}

async function emptyScratch(db: Db): Promise<Collection<ScratchDocument>> {
  const scratch = db.collection<ScratchDocument>('rebuild-events');
  await scratch.drop().catch(() => undefined);
  await scratch.createIndexes([
    { key: { subject: 1, 'published.stream': 1, 'published.version': 1 }, name: 'case-by-case' },
  ]);
  return scratch;
}

async function idsOf(documents: Collection<CaseDocument>): Promise<string[]> {
  return documents.find({}, { projection: { _id: 1 } }).map(({ _id }) => _id).toArray();
}

/** Sets a batch aside; the same event twice is one, and what cannot be read is a dead letter already. */
async function keep(scratch: Collection<ScratchDocument>, batch: readonly Received[]): Promise<void> {
  const documents = batch.flatMap(({ message }): ScratchDocument[] => {
    try {
      const published = parse(message);
      const subject = subjectOf(published);
      return subject ? [{ _id: published.id, subject: subject.id, published }] : [];
    } catch {
      return [];
    }
  });
  if (documents.length === 0) return;
  await scratch
    .insertMany(documents, { ordered: false, writeConcern: { w: 1 } })
    .catch((error: unknown) => {
      if (!(error instanceof MongoServerError) || error.code !== duplicateKey) throw error;
    });
}

/** Folds each case, or those named, and corrects the live one. @returns those that had moved on. */
async function putRight(
  model: ReadModel,
  scratch: Collection<ScratchDocument>,
  only: readonly string[] | undefined,
  counted: { cases: number; corrected: number },
): Promise<string[]> {
  const moving: string[] = [];
  const take = async (id: string, events: readonly PublishedEvent[]) => {
    if (only === undefined) counted.cases += 1;
    const result = await correct(model, rebuiltCase(id, events), events);
    if (result === 'moved-on') moving.push(id);
    if (result === 'corrected') counted.corrected += 1;
  };
  const wanted = only === undefined ? {} : { subject: { $in: [...only] } };
  const inHand = new Set<Promise<void>>();
  const begin = async (subject: string, told: readonly PublishedEvent[]) => {
    if (inHand.size >= atOnce) await Promise.race(inHand);
    const work = take(subject, told).finally(() => inHand.delete(work));
    // What fails is thrown by the wait for it, however many fail.
    work.catch(() => undefined);
    inHand.add(work);
  };
  let id: string | undefined;
  let events: PublishedEvent[] = [];
  const order = { subject: 1, 'published.stream': 1, 'published.version': 1 } as const;
  for await (const { subject, published } of scratch.find(wanted).sort(order).batchSize(1000)) {
    if (id !== undefined && subject !== id) {
      await begin(id, events);
      events = [];
    }
    id = subject;
    events.push(published);
  }
  if (id !== undefined) await begin(id, events);
  await Promise.all(inHand);
  return moving;
}

/** Cases put right at once: each of them waits for MongoDB a few times. */
const atOnce = 16;

type Correction = 'right' | 'corrected' | 'moved-on';

async function correct(
  model: ReadModel,
  { document, timeline }: RebuiltCase,
  events: readonly PublishedEvent[],
): Promise<Correction> {
  const subject = events[0] && subjectOf(events[0]);
  if (!subject) return 'right';
  const documents = subject.kind === 'batch' ? model.processes : model.cases;
  const live = await documents.findOne({ _id: subject.id });
  if (live && knowsMore(live, document, events)) return 'moved-on';
  // Entries first, as the reader does: a document never tells of an event the timeline lacks.
  const entries = await correctEntries(model, events, timeline);
  if (!document) {
    if (!live) return entries ? 'corrected' : 'right';
    const { deletedCount } = await documents.deleteOne({ _id: live._id, rev: live.rev });
    return deletedCount === 1 ? 'corrected' : 'moved-on';
  }
  if (live && sameBytes(live, document)) return entries ? 'corrected' : 'right';
  return (await replace(documents, live, document)) ? 'corrected' : 'moved-on';
}

/** Whether the live document tells of events that were not read yet. */
function knowsMore(
  live: CaseDocument,
  rebuilt: CaseDocument | undefined,
  events: readonly PublishedEvent[],
): boolean {
  return Object.entries(live.streams).some(([kind, { epoch, version }]) => {
    const told = events.filter(({ stream }) => partsOfStream(stream).kind === kind);
    const newest = Math.max(0, ...told.map((event) => event.epoch));
    const ours = rebuilt?.streams[kind as keyof CaseDocument['streams']];
    // A stream we were told of and do not have was undone by a restore.
    if (!ours) return told.length === 0 || epoch > newest;
    return epoch > ours.epoch || (epoch === ours.epoch && version > ours.version);
  });
}

async function replace(
  documents: Collection<CaseDocument>,
  live: CaseDocument | null,
  document: CaseDocument,
): Promise<boolean> {
  if (live) {
    const { matchedCount } = await documents.replaceOne({ _id: live._id, rev: live.rev }, document);
    return matchedCount === 1;
  }
  try {
    await documents.insertOne(document);
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === duplicateKey) return false;
    throw error;
  }
}

/** @returns whether any entry was missing, different or too many. */
async function correctEntries(
  { timeline }: ReadModel,
  events: readonly PublishedEvent[],
  rebuilt: readonly TimelineDocument[],
): Promise<boolean> {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const live = await timeline.find({ stream: { $in: streams } }).toArray();
  const liveById = new Map(live.map((entry) => [entry._id, entry]));
  const right = new Set(rebuilt.map(({ _id }) => _id));
  const writes: AnyBulkWriteOperation<TimelineDocument>[] = rebuilt.flatMap((entry) => {
    const there = liveById.get(entry._id);
    if (there && sameBytes(there, entry)) return [];
    return [{ replaceOne: { filter: { _id: entry._id }, replacement: entry, upsert: true } }];
  });
  // Of what we were told and does not stand; a later one that came meanwhile is left alone.
  const undone = events.filter(({ id }) => liveById.has(id) && !right.has(id)).map(({ id }) => id);
  writes.push(...undone.map((_id) => ({ deleteOne: { filter: { _id } } })));
  if (writes.length > 0) await timeline.bulkWrite(writes, { ordered: false });
  return writes.length > 0;
}

function sameBytes(one: object, other: object): boolean {
  const bytes = (value: object) => BSON.serialize(value, { ignoreUndefined: true });
  return Buffer.compare(bytes(one), bytes(other)) === 0;
}

/** What was there before the first event was read, and no event tells of. */
async function removeUntold(
  model: ReadModel,
  scratch: Collection<ScratchDocument>,
  before: readonly string[],
): Promise<number> {
  let removed = 0;
  for (const _id of before) {
    if (await scratch.findOne({ subject: _id }, { projection: { _id: 1 } })) continue;
    const gone = await Promise.all([model.cases.deleteOne({ _id }), model.processes.deleteOne({ _id })]);
    await model.timeline.deleteMany({ caseId: _id });
    removed += gone.reduce((sum, { deletedCount }) => sum + deletedCount, 0);
  }
  return removed;
}

/** Events that waited for others which are here now follow them. */
async function takeInParked(model: ReadModel): Promise<void> {
  const reader = new CaseReader(model);
  for await (const { event } of model.parked.find({ event: { $exists: true } })) {
    if (!event) continue;
    await reader.apply(event).catch((error: unknown) => {
      if (!(error instanceof Inapplicable)) throw error;
    });
  }
}
