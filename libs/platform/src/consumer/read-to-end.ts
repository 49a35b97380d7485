import type { Admin, Batch, Consumer, Kafka, KafkaMessage } from 'kafkajs';

export interface Place {
  readonly topic: string;
  readonly partition: number;
  /** Of the next message to read. */
  readonly offset: string;
}

export interface Received {
  readonly topic: string;
  readonly partition: number;
  readonly message: KafkaMessage;
}

interface Reading {
  readonly topics: readonly string[];
  /** A group of its own, which is removed again: several runs do not share the work. */
  readonly groupId: string;
  /** Where to begin; a partition that is not named begins at its beginning. */
  readonly from?: readonly Place[];
}

const placeKey = ({ topic, partition }: { topic: string; partition: number }) =>
  `${topic}:${String(partition)}`;

/**
 * Reads topics from given places to where they end at this moment, batch by batch, in order within a
 * partition. @returns where it stopped. @throws what `each` throws.
 */
export async function readToEnd(
  kafka: Kafka,
  { topics, groupId, from = [] }: Reading,
  each: (batch: readonly Received[]) => Promise<void>,
): Promise<Place[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const places = new Map(from.map((place) => [placeKey(place), BigInt(place.offset)]));
    const ends = await endsOf(admin, topics);
    const left = new Map(
      ends.flatMap(({ topic, partition, low, high }) => {
        const key = placeKey({ topic, partition });
        const begin = places.get(key) ?? BigInt(low);
        places.set(key, begin);
        return begin < BigInt(high) ? [[key, BigInt(high)] as const] : [];
      }),
    );
    if (left.size > 0) await consumeUntil(kafka, { topics, groupId, places, left }, each);
    return ends.map(({ topic, partition, high }) => {
      const stopped = places.get(placeKey({ topic, partition })) ?? BigInt(high);
      return { topic, partition, offset: String(stopped) };
    });
  } finally {
    await admin.deleteGroups([groupId]).catch(() => undefined);
    await admin.disconnect();
  }
}

/** How many messages topics hold, those that were removed in between counted. */
export async function messagesIn(kafka: Kafka, topics: readonly string[]): Promise<number> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = await endsOf(admin, topics);
    return ends.reduce((sum, { low, high }) => sum + Number(BigInt(high) - BigInt(low)), 0);
  } finally {
    await admin.disconnect();
  }
}

async function endsOf(admin: Admin, topics: readonly string[]) {
  const ends = await Promise.all(
    topics.map(async (topic) =>
      (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({ topic, partition, low, high })),
    ),
  );
  return ends.flat();
}

interface Progress {
  readonly topics: readonly string[];
  readonly groupId: string;
  readonly places: Map<string, bigint>;
  /** Partitions that are not at their end yet, each with that end. */
  readonly left: Map<string, bigint>;
}

async function consumeUntil(
  kafka: Kafka,
  progress: Progress,
  each: (batch: readonly Received[]) => Promise<void>,
): Promise<void> {
  const { topics, groupId, places, left } = progress;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, minBytes: 1 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const take = async ({ batch }: { batch: Batch }) => {
        try {
          await each(newIn(batch, places));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          return;
        }
        const key = placeKey(batch);
        const next = BigInt(batch.lastOffset()) + 1n;
        if (next > (places.get(key) ?? 0n)) places.set(key, next);
        if (next >= (left.get(key) ?? 0n)) left.delete(key);
        if (left.size === 0) resolve();
      };
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        if (!payload.restart) reject(payload.error);
      });
      run(consumer, take, places).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

async function run(
  consumer: Consumer,
  eachBatch: (payload: { batch: Batch }) => Promise<void>,
  places: ReadonlyMap<string, bigint>,
): Promise<void> {
  await consumer.run({ autoCommit: false, eachBatch });
  for (const [key, offset] of places) {
    const colon = key.lastIndexOf(':');
    const [topic, partition] = [key.slice(0, colon), Number(key.slice(colon + 1))];
    if (offset > 0n) consumer.seek({ topic, partition, offset: String(offset) });
  }
}

/** A batch may begin before the place asked for, and be given twice. */
function newIn(batch: Batch, places: ReadonlyMap<string, bigint>): Received[] {
  const { topic, partition } = batch;
  const from = places.get(placeKey(batch)) ?? 0n;
  return batch.messages
    .filter(({ offset }) => BigInt(offset) >= from)
    .map((message) => ({ topic, partition, message }));
}
