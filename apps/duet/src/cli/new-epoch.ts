import type { Kafka } from 'kafkajs';
import type { Db } from 'mongodb';
import { restoreMark } from '#domain/journey/case-fold';
import { partsOfStream } from '#domain/shared/stage';
import { topicName } from '#platform/config/names';
import { kafkaOutlet } from '#platform/relay/kafka-outlet';
import { catchUp } from '#platform/relay/relay';
import { epochOf, recordCollections } from '#platform/store/collections';
import type { EventDocument } from '#platform/store/documents';
import { ensureTopic } from '#platform/service/ensure-topic';
import { lostEventsOf, type LostEvent } from './lost-events.js';

export interface RestoredRecord {
  readonly service: string;
  readonly db: Db;
  readonly lost: readonly LostEvent[];
}

/** Names of services whose relays run now: a new epoch is for a house that stands still. */
export async function stillRunning(records: readonly RestoredRecord[]): Promise<string[]> {
  const running: string[] = [];
  for (const { service, db } of records) {
    const [lease] = await db
      .collection('leases')
      .aggregate([{ $match: { $expr: { $gt: ['$until', '$$NOW'] } } }, { $limit: 1 }])
      .toArray();
    if (lease) running.push(service);
  }
  return running;
}

/** The epoch after every one a record or a published event knows. */
export async function nextEpoch(records: readonly RestoredRecord[]): Promise<number> {
  let last = 0;
  for (const { db, lost } of records) {
    last = Math.max(last, await epochOf(recordCollections(db)), ...lost.map(({ epoch }) => epoch));
  }
  return last + 1;
}

/**
 * Begins a new epoch in one service's record: readers are told, stream by stream, how far it still
 * reaches, and are sent what may never have left.
 */
export async function beginEpoch(
  kafka: Kafka,
  space: string,
  { service, db, lost }: RestoredRecord,
  epoch: number,
): Promise<void> {
  const record = recordCollections(db);
  await record.meta.updateOne({ _id: 'record' }, { $set: { epoch } }, { upsert: true });
  const topic = topicName(space, service);
  await ensureTopic(kafka, topic);
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  try {
    const outlet = kafkaOutlet(producer, service, topic);
    await outlet.deliver(await marksOf(db, lost, epoch));
    await catchUp(db, outlet);
    // Workflows are all started anew, so wake-ups and journeys only need their present place.
    for (const name of ['wake', 'start'] as const) {
      await catchUp(db, { name, deliver: () => Promise.resolve() });
    }
  } finally {
    await producer.disconnect();
  }
  const documents = lost.map((event) => ({ _id: event.id, event }));
  if (documents.length > 0) await lostEventsOf(db).insertMany(documents);
}

/** One mark a stream that lost something, with the last version its record still has. */
async function marksOf(db: Db, lost: readonly LostEvent[], epoch: number): Promise<EventDocument[]> {
  const { snapshots } = recordCollections(db);
  const streams = new Map(lost.map((event) => [event.stream, event]));
  const marks: EventDocument[] = [];
  for (const [stream, { caseId, at }] of streams) {
    const snapshot = await snapshots.findOne({ _id: stream }, { projection: { version: 1 } });
    const version = snapshot?.version ?? 0;
    marks.push({
      _id: `${stream}:${String(version)}`,
      stream,
      kind: partsOfStream(stream).kind,
      caseId,
      version,
      epoch,
      event: { type: restoreMark },
      at,
      by: { kind: 'clock' },
      previous: '',
      digest: '',
    });
  }
  return marks;
}
