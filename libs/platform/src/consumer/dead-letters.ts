import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage, Producer } from 'kafkajs';
import { ensureTopic } from '../service/ensure-topic.js';
import { readToEnd, type Place } from './read-to-end.js';

/** Where a message came from. */
export interface Origin {
  readonly topic: string;
  readonly partition: number;
}

/** A message a reader could not take in, as it lies in the dead-letter topic. */
export interface DeadLetter extends Origin {
  readonly offset: string;
  readonly reason: string;
  readonly tries: number;
  readonly at: string;
  /** The event's id, where the message had one. */
  readonly id: string | undefined;
  readonly subject: string | undefined;
}

const names = {
  topic: 'dead-letter-topic',
  partition: 'dead-letter-partition',
  offset: 'dead-letter-offset',
  reason: 'dead-letter-reason',
  tries: 'dead-letter-tries',
  at: 'dead-letter-at',
} as const;

/**
 * A reader's dead letters: whole messages with their reason, in a topic of their own. How far they
 * were redriven is a consumer group's place, so nothing else needs to be kept.
 */
export class DeadLetters {
  private readonly producer: Producer;

  constructor(
    private readonly kafka: Kafka,
    readonly topic: string,
  ) {
    this.producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  }

  async open(): Promise<void> {
    await ensureTopic(this.kafka, this.topic);
    await this.producer.connect();
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }

  async keep(message: KafkaMessage, from: Origin, reason: string, tries: number): Promise<void> {
    const headers = {
      ...message.headers,
      [names.topic]: from.topic,
      [names.partition]: String(from.partition),
      [names.offset]: message.offset,
      [names.reason]: reason,
      [names.tries]: String(tries),
      [names.at]: new Date(Number(message.timestamp)).toISOString(),
    };
    const { key, value } = message;
    await this.producer.send({ topic: this.topic, acks: -1, messages: [{ key, value, headers }] });
  }

  /** Those that were not redriven yet, the oldest of each partition first. */
  async list(): Promise<DeadLetter[]> {
    await ensureTopic(this.kafka, this.topic);
    const found: DeadLetter[] = [];
    const groupId = `${this.topic}.list-${randomUUID()}`;
    await readToEnd(this.kafka, { topics: [this.topic], groupId, from: await this.redriven() }, (batch) => {
      found.push(...batch.map(({ message }) => letterOf(message)));
      return Promise.resolve();
    });
    return found;
  }

  /**
   * Sends each back to the topic it came from, once its reason was put right; sent twice changes
   * nothing. Opens itself; close it afterwards. @returns how many.
   */
  async redrive(): Promise<number> {
    await this.open();
    let sent = 0;
    const groupId = `${this.topic}.redrive-${randomUUID()}`;
    await readToEnd(this.kafka, { topics: [this.topic], groupId, from: await this.redriven() }, async (batch) => {
      for (const { message, partition } of batch) {
        const { key, value, headers = {} } = message;
        const own = Object.entries(headers).filter(([name]) => !isOurs(name));
        await this.producer.send({
          topic: letterOf(message).topic,
          acks: -1,
          messages: [{ key, value, headers: Object.fromEntries(own) }],
        });
        await this.moveOn(partition, BigInt(message.offset) + 1n);
        sent += 1;
      }
    });
    return sent;
  }

  private get group(): string {
    return `${this.topic}.redriven`;
  }

  private async redriven(): Promise<Place[]> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const [places] = await admin.fetchOffsets({ groupId: this.group, topics: [this.topic] });
      return (places?.partitions ?? [])
        .filter(({ offset }) => Number(offset) >= 0)
        .map(({ partition, offset }) => ({ topic: this.topic, partition, offset }));
    } finally {
      await admin.disconnect();
    }
  }

  private async moveOn(partition: number, offset: bigint): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const partitions = [{ partition, offset: String(offset) }];
      await admin.setOffsets({ groupId: this.group, topic: this.topic, partitions });
    } finally {
      await admin.disconnect();
    }
  }
}

function isOurs(name: string): boolean {
  return (Object.values(names) as string[]).includes(name);
}

function letterOf({ headers = {} }: KafkaMessage): DeadLetter {
  const header = (name: string) => headers[name]?.toString();
  return {
    topic: header(names.topic) ?? '',
    partition: Number(header(names.partition)),
    offset: header(names.offset) ?? '',
    reason: header(names.reason) ?? '',
    tries: Number(header(names.tries)),
    at: header(names.at) ?? '',
    id: header('ce_id'),
    subject: header('ce_subject'),
  };
}
