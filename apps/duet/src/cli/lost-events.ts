import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import type { Collection, Db } from 'mongodb';
import { isRestoreMark } from '#domain/journey/case-fold';
import { topicName } from '#platform/config/names';
import { parse } from '#platform/consumer/event-consumer';
import { readToEnd } from '#platform/consumer/read-to-end';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { recordCollections, type RecordCollections } from '#platform/store/collections';

/** An event others were told of and the record no longer has: a restore undid it. */
export type LostEvent = PublishedEvent;

/** Those of one service, kept beside its record so that each is found lost once. */
interface LostDocument {
  readonly _id: string;
  readonly event: LostEvent;
}

export function lostEventsOf(db: Db): Collection<LostDocument> {
  return db.collection<LostDocument>('lost-events');
}

/** Reads all a service ever published and answers what its record does not know (any more). */
export async function findLost(kafka: Kafka, db: Db, space: string, service: string): Promise<LostEvent[]> {
  const record = recordCollections(db);
  const lost: LostEvent[] = [];
  const topics = [topicName(space, service)];
  const groupId = `${space}${service}.lost-${randomUUID()}`;
  await readToEnd(kafka, { topics, groupId }, async (batch) => {
    const published = batch.flatMap(({ message }) => readable(message));
    lost.push(...(await unknownTo(record, published)));
  });
  const ids = lost.map(({ id }) => id);
  const listed = await lostEventsOf(db).find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray();
  const known = new Set(listed.map(({ _id }) => _id));
  const fresh = lost.filter(({ id }) => !known.has(id));
  return [...new Map(fresh.map((event) => [event.id, event])).values()];
}

function readable(message: Parameters<typeof parse>[0]): PublishedEvent[] {
  try {
    const event = parse(message);
    return isRestoreMark(event) ? [] : [event];
  } catch {
    // No event of ours: a reader has put it among its dead letters.
    return [];
    return [];
  }
}

async function unknownTo(
  { events }: RecordCollections,
  published: readonly PublishedEvent[],
): Promise<PublishedEvent[]> {
  const ids = published.map(({ stream, version }) => `${stream}:${String(version)}`);
  const found = await events
    .find({ _id: { $in: ids } }, { projection: { epoch: 1 }, readConcern: { level: 'majority' } })
    .toArray();
  const epochs = new Map(found.map(({ _id, epoch }) => [_id, epoch]));
  return published.filter(
    ({ stream, version, epoch }) => epochs.get(`${stream}:${String(version)}`) !== epoch,
  );
}
