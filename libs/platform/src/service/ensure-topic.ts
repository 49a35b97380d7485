import type { Kafka } from 'kafkajs';

/** Partitions of an event topic: cases spread over them, a case stays in one. */
const partitions = 6;

/** Creates a topic that never expires, unless it is there. Replication is the broker's default. */
export async function ensureTopic(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: [
        {
          topic,
          numPartitions: partitions,
          replicationFactor: -1,
          configEntries: [{ name: 'retention.ms', value: '-1' }],
        },
      ],
    });
  } finally {
    await admin.disconnect();
  }
}
