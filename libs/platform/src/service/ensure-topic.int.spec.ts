import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kafka, logLevel, type Admin } from 'kafkajs';
import { ensureTopic } from './ensure-topic.js';

const dayMs = 86_400_000;

describe('a topic of events', () => {
  const topic = `t-${randomUUID()}`;
  const brokers = (process.env['DUET_TEST_KAFKA_BROKERS'] ?? '').split(',');
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const producer = kafka.producer();
  const admin: Admin = kafka.admin();

  beforeAll(async () => {
    await Promise.all([producer.connect(), admin.connect()]);
    await ensureTopic(kafka, topic);
  });
  afterAll(async () => {
    await admin.deleteTopics({ topics: [topic] });
    await Promise.all([producer.disconnect(), admin.disconnect()]);
  });

  it.each([
    ['a day ahead', dayMs],
    ['a day behind', -dayMs],
  ])('takes what a service sends whose clock is %s', async (_, offset) => {
    const timestamp = String(Date.now() + offset);
    const sent = producer.send({ topic, acks: -1, messages: [{ key: 'a', value: 'b', timestamp }] });
    await expect(sent).resolves.toMatchObject([{ topicName: topic, errorCode: 0 }]);
  });
});
