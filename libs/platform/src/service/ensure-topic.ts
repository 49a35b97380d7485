import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';

// kafkajs is CommonJS: Node finds only some of its names, its errors not among them.
const { KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } = kafkajs;

/** Partitions of an event topic: cases spread over them, a case stays in one. */
const partitions = 6;

/** How long a new topic may take to reach every broker's metadata (ms), and how often one asks. */
const patience = { limit: 30_000, step: 50 };

/** What a broker says of a topic it has not heard of yet, or whose partitions nobody leads yet. */
const notYet = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

/** Creates a topic that never expires, unless it is there. Replication is the broker's default. */
export async function ensureTopic(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.createTopics({
      // kafkajs waits for leaders itself, yet gives up when the broker does not know the topic yet,
      // which a busy broker answers for a moment after it created it.
      waitForLeaders: false,
      topics: [
        {
          topic,
          numPartitions: partitions,
          replicationFactor: -1,
          configEntries: [
            { name: 'retention.ms', value: '-1' },
            // The brokers' own time: they refuse what a clock that is an hour fast has dated.
            { name: 'message.timestamp.type', value: 'LogAppendTime' },
          ],
        },
      ],
    });
    await untilLed(admin, topic);
  } finally {
    await admin.disconnect();
  }
}

/** Waits until the brokers know the topic and every partition has a leader; else the last error. */
async function untilLed(admin: Pick<Admin, 'fetchTopicMetadata'>, topic: string): Promise<void> {
  for (const deadline = Date.now() + patience.limit; ; await pause(patience.step)) {
    try {
      await admin.fetchTopicMetadata({ topics: [topic] });
      return;
    } catch (error) {
      if (!saysNotYet(error) || Date.now() >= deadline) throw error;
    }
  }
}

/** Whether the broker asked for patience, at once or after kafkajs's own tries. */
function saysNotYet(error: unknown): boolean {
  const said = error instanceof KafkaJSNumberOfRetriesExceeded ? error.cause : error;
  return said instanceof KafkaJSProtocolError && notYet.has(said.type);
}
