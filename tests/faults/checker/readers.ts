import type { Kafka } from 'kafkajs';
import type { MongoClient } from 'mongodb';
import { databaseIn, stages, violated, type Recorded, type Violation } from './recorded.js';
import { sorted } from './trail.js';

interface SeenStream {
  readonly version: number;
  readonly state: unknown;
}

/** I9 and I4's second half: the journey's document and timeline are what the record says. */
export async function checkViews(client: MongoClient, space: string, recorded: Recorded): Promise<Violation[]> {
  const found: Violation[] = [];
  const journey = databaseIn(client, space, 'journey');
  const cases = await journey.collection<{ _id: string; streams: Record<string, SeenStream> }>('cases').find().toArray();
  const seen = new Map(cases.map(({ _id, streams }) => [_id, streams]));
  for (const { _id, kind, caseId, version, state } of recorded.snapshots) {
    if (!(stages as readonly string[]).includes(kind)) continue;
    const stream = seen.get(caseId)?.[kind];
    if (stream?.version !== version) {
      found.push(violated('I9', `${_id} stands at ${String(version)}, the view at ${String(stream?.version)}`));
    } else if (sorted(stream.state) !== sorted(state)) {
      found.push(violated('I9', `${_id}: the view's state is another one`));
    }
  }
  const told = new Set(
    (await journey.collection<{ _id: string }>('timeline').find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id),
  );
  for (const { stream, version, epoch, kind } of recorded.events) {
    if (!(stages as readonly string[]).includes(kind)) continue;
    const id = `${String(epoch)}:${stream}:${String(version)}`;
    if (!told.delete(id)) found.push(violated('I9', `${id} is not in the timeline`));
  }
  for (const id of told) {
    if (!id.includes(':batch-')) found.push(violated('I9', `the timeline tells of ${id}, the record does not`));
  }
  return found;
}

/** I11: everything recorded has left, nothing waits, and nothing is a dead letter. */
export async function checkOutbox(
  client: MongoClient,
  kafka: Kafka,
  space: string,
  recorded: Recorded,
): Promise<Violation[]> {
  const found: Violation[] = [];
  const left = new Set((await messagesOf(kafka, space)).map(({ id }) => id));
  for (const { stream, version, epoch } of recorded.events) {
    const id = `${String(epoch)}:${stream}:${String(version)}`;
    if (!left.has(id)) found.push(violated('I11', `${id} never reached Kafka`));
  }
  const parked = databaseIn(client, space, 'journey').collection<{ _id: string; reason: string }>('parked');
  for (const { _id, reason } of await parked.find().toArray()) {
    found.push(violated('I11', `${_id} waits: ${reason}`));
  }
  const dead = await countOf(kafka, `${space}journey.dead-letters`);
  if (dead > 0) found.push(violated('I11', `${String(dead)} dead letters`));
  return found;
}

export interface Message {
  readonly topic: string;
  readonly id: string;
  readonly text: string;
}

/** Every message on the stages' topics, whole. */
export async function messagesOf(kafka: Kafka, space: string): Promise<Message[]> {
  const topics = stages.map((stage) => `${space}${stage}.events`);
  const counts = await Promise.all(topics.map((topic) => countOf(kafka, topic)));
  const expected = counts.reduce((sum, count) => sum + count, 0);
  const messages: Message[] = [];
  if (expected === 0) return messages;
  const consumer = kafka.consumer({ groupId: `${space}checker-${String(Date.now())}` });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer
        .run({
          eachMessage: ({ topic, message }) => {
            const headers = Object.entries(message.headers ?? {}).map(([name, value]) => `${name}=${String(value)}`);
            const text = `${String(message.key)} ${headers.join(' ')} ${String(message.value)}`;
            messages.push({ topic, id: String(message.headers?.['ce_id']), text });
            if (messages.length >= expected) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
  return messages;
}

async function countOf(kafka: Kafka, topic: string): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = await admin.listTopics();
    if (!known.includes(topic)) return 0;
    const offsets = await admin.fetchTopicOffsets(topic);
    return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  } finally {
    await admin.disconnect();
  }
}
