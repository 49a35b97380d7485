import { describe, expect, it } from '@jest/globals';
import kafkajs, { type Kafka } from 'kafkajs';
import { ensureTopic } from './ensure-topic.js';

const unknownTopic = new kafkajs.KafkaJSProtocolError(
  Object.assign(new Error('This server does not host this topic-partition'), {
    retriable: true,
    type: 'UNKNOWN_TOPIC_OR_PARTITION',
    code: 3,
  }),
);

/** A broker whose metadata answers with each of these in turn, then knows the topic. */
function brokerAnswering(...errors: readonly Error[]) {
  const left = [...errors];
  const asked: string[] = [];
  const admin = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    createTopics: () => Promise.resolve(true),
    fetchTopicMetadata: ({ topics }: { topics: string[] }) => {
      asked.push(...topics);
      const error = left.shift();
      return error === undefined ? Promise.resolve({ topics: [] }) : Promise.reject(error);
    },
  };
  return { kafka: { admin: () => admin } as unknown as Kafka, asked };
}

describe('a topic that is to be there', () => {
  it('is waited for while a busy broker does not know it yet', async () => {
    const { kafka, asked } = brokerAnswering(unknownTopic, unknownTopic);
    await ensureTopic(kafka, 'contact.events');
    expect(asked).toEqual(['contact.events', 'contact.events', 'contact.events']);
  });

  it('is not waited for when the broker refuses for another reason', async () => {
    const { kafka } = brokerAnswering(new Error('not allowed'));
    await expect(ensureTopic(kafka, 'contact.events')).rejects.toThrow('not allowed');
  });
});
