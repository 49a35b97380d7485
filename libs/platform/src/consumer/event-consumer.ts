import { Kafka as KafkaBinding, type CloudEvent, type Message } from 'cloudevents';
import type { Consumer, Kafka, KafkaMessage } from 'kafkajs';
import { reasonOf, type ServiceLog } from '../log/log.js';
import { fromCloudEvent, type PublishedEvent } from '../relay/event-envelope.js';

/** What a reader does with news. Both must be idempotent: every event may arrive more than once. */
export interface EventReader {
  /** Applies one event. Throwing means "try again"; after a few tries the event is parked. */
  apply(event: PublishedEvent): Promise<void>;
  /** Keeps an event that could not be applied, so that its case waits and the partition does not. */
  park(event: PublishedEvent | undefined, raw: string, reason: string): Promise<void>;
}

const triesPerEvent = 5;
const retryBaseMs = 50;

/** Reads the topics in a consumer group and hands each event to the reader, in order per case. */
export class EventConsumer {
  private readonly consumer: Consumer;

  constructor(
    kafka: Kafka,
    groupId: string,
    private readonly topics: readonly string[],
    private readonly reader: EventReader,
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
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.topics], fromBeginning: true });
    await this.consumer.run({
      partitionsConsumedConcurrently: 5,
      eachBatchAutoResolve: false,
      eachBatch: async ({ batch, resolveOffset, heartbeat, isRunning, isStale }) => {
        for (const message of batch.messages) {
          if (!isRunning() || isStale()) return;
          await this.take(message);
          resolveOffset(message.offset);
          await heartbeat();
        }
      },
    });
  }

  /** Finishes the message in hand, commits and leaves the group. */
  async stop(): Promise<void> {
    await this.consumer.disconnect();
  }

  private async take(message: KafkaMessage): Promise<void> {
    const raw = message.value?.toString('utf8') ?? '';
    let event: PublishedEvent | undefined;
    try {
      event = parse(message);
    } catch (error) {
      this.log.error('event-unreadable', { reason: reasonOf(error) });
      await this.reader.park(undefined, raw, reasonOf(error));
      return;
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.reader.apply(event);
        return;
      } catch (error) {
        if (attempt === triesPerEvent) {
          this.log.error('event-parked', { id: event.id, reason: reasonOf(error) });
          await this.reader.park(event, raw, reasonOf(error));
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, retryBaseMs * 2 ** attempt));
      }
    }
  }
}

function parse(message: KafkaMessage): PublishedEvent {
  const headers = Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const body = message.value?.toString('utf8');
  const parsed = KafkaBinding.toEvent({ headers, body, value: body } as unknown as Message);
  return fromCloudEvent(parsed as CloudEvent<unknown>);
}
