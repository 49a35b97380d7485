import { Kafka as KafkaBinding, type CloudEvent, type Message } from 'cloudevents';
import type { Consumer, Kafka, KafkaMessage } from 'kafkajs';
import { reasonOf, type ServiceLog } from '../log/log.js';
import { fromCloudEvent, type PublishedEvent } from '../relay/event-envelope.js';
import type { DeadLetters, Origin } from './dead-letters.js';

/** An event that trying again does not help: it becomes a dead letter at once. */
export class Inapplicable extends Error {
  override readonly name = 'Inapplicable';
}

/** What a reader does with news. Both must be idempotent: every event may arrive more than once. */
export interface EventReader {
  /**
   * Applies one event. Throwing means "try again"; after a few tries, or at once where it throws
   * `Inapplicable`, the event is parked and becomes a dead letter.
   */
  apply(event: PublishedEvent): Promise<void>;
  /**
   * Applies what it can of events that came together, of each stream in order, and answers those that
   * have to be applied one by one, none of a stream if another of it is. Throwing leaves all of them.
   */
  applyTogether?(events: readonly PublishedEvent[]): Promise<ReadonlySet<PublishedEvent>>;
  /** Keeps an event that could not be applied, so that its case waits and the partition does not. */
  park(event: PublishedEvent | undefined, raw: string, reason: string): Promise<void>;
}

const triesPerEvent = 5;
/** All tries together take less than half a second, once for each such message. */
const retryBaseMs = 15;

/** So many messages are applied together: a heartbeat goes out in between. */
const pageMax = 200;

/** Reads the topics in a consumer group and hands each event to the reader, in order per case. */
export class EventConsumer {
  private readonly consumer: Consumer;

  constructor(
    kafka: Kafka,
    groupId: string,
    private readonly topics: readonly string[],
    private readonly reader: EventReader,
    private readonly deadLetters: DeadLetters,
    private readonly log: ServiceLog,
  ) {
    this.consumer = kafka.consumer({
      groupId,
      sessionTimeout: 10_000,
      heartbeatInterval: 1000,
      // The broker answers as soon as there is a byte: no polling timer on the way.
      maxWaitTimeInMs: 1000,
      minBytes: 1,
      retry: { retries: 20, initialRetryTime: 100, maxRetryTime: 3000 },
    });
  }

  async start(): Promise<void> {
    await this.deadLetters.open();
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.topics], fromBeginning: true });
    await this.consumer.run({
      partitionsConsumedConcurrently: 5,
      eachBatchAutoResolve: false,
      eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning, isStale }) => {
        for (let from = 0; from < batch.messages.length; from += pageMax) {
          if (!isRunning() || isStale()) return;
          const page = batch.messages.slice(from, from + pageMax);
          const taken = await this.takeTogether(page);
          for (const message of page) {
            if (!taken.has(message)) {
              if (!isRunning() || isStale()) return;
              await this.take(message, batch);
              await heartbeat();
            }
            resolveOffset(message.offset);
          }
          await heartbeat();
        }
      },
    });
  }

  /** Finishes the message in hand, commits and leaves the group. */
  async stop(): Promise<void> {
    await this.consumer.disconnect();
    await this.deadLetters.close();
  }

  /** @returns those that need no more; what fails, or cannot be read, is to be taken by itself. */
  private async takeTogether(page: readonly KafkaMessage[]): Promise<ReadonlySet<KafkaMessage>> {
    if (!this.reader.applyTogether) return new Set();
    const read = page.flatMap((message) => {
      try {
        return [{ message, event: parse(message) }];
      } catch {
        return [];
      }
    });
    try {
      const left = await this.reader.applyTogether(read.map(({ event }) => event));
      return new Set(read.filter(({ event }) => !left.has(event)).map(({ message }) => message));
    } catch (error) {
      this.log.warn('together-failed', { reason: reasonOf(error) });
      return new Set();
    }
  }

  private async take(message: KafkaMessage, { topic, partition }: Origin): Promise<void> {
    let event: PublishedEvent | undefined;
    for (let tried = 1; ; tried += 1) {
      try {
        event ??= parse(message);
        await this.reader.apply(event);
        return;
      } catch (error) {
        // What cannot be read now will not be readable later.
        const hopeless = event === undefined || error instanceof Inapplicable;
        if (hopeless || tried === triesPerEvent) {
          await this.giveUp(message, { topic, partition }, event, { reason: reasonOf(error), tried });
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, retryBaseMs * 2 ** tried));
      }
    }
  }

  /** Parked first: while the reader's own store is away nothing is a dead letter. */
  private async giveUp(
    message: KafkaMessage,
    from: Origin,
    event: PublishedEvent | undefined,
    { reason, tried }: { readonly reason: string; readonly tried: number },
  ): Promise<void> {
    this.log.error('dead-letter', { id: event?.id, topic: from.topic, offset: message.offset, reason });
    await this.reader.park(event, message.value?.toString('utf8') ?? '', reason);
    await this.deadLetters.keep(message, from, reason, tried);
  }
}

/** @throws Error when the message is none of ours. */
export function parse(message: Pick<KafkaMessage, 'headers' | 'value'>): PublishedEvent {
  return fromCloudEvent(inOurBinaryMode(message) ?? cloudEventIn(message));
}

/** As the relay sends it: every attribute a header, the data JSON. Undefined: in another shape. */
function inOurBinaryMode({
  headers = {},
  value,
}: Pick<KafkaMessage, 'headers' | 'value'>): CloudEvent<unknown> | undefined {
  const words = (name: string) => headers[name]?.toString();
  const [id, source, time] = [words('ce_id'), words('ce_source'), words('ce_time')];
  const isJson = words('content-type')?.startsWith('application/json') === true;
  if (!isJson || value === null || !id || !source || !time) return undefined;
  const data: unknown = JSON.parse(value.toString('utf8'));
  return {
    ...{ id, source, time, subject: words('ce_subject'), data },
    ...{ caseid: words('ce_caseid'), by: words('ce_by') },
    ...{ streamversion: words('ce_streamversion'), epoch: words('ce_epoch') },
  } as unknown as CloudEvent<unknown>;
}

/** Whatever else is a CloudEvent. */
export function cloudEventIn(message: Pick<KafkaMessage, 'headers' | 'value'>): CloudEvent<unknown> {
  const headers = Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const body = message.value?.toString('utf8');
  return KafkaBinding.toEvent({ headers, body, value: body } as unknown as Message) as CloudEvent<unknown>;
}
