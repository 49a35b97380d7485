import { deadLetterTopicName, topicName } from '../config/names.js';
import { ensureTopic } from '../service/ensure-topic.js';
import type { House } from '../service/house.js';
import { DeadLetters } from './dead-letters.js';
import { EventConsumer, type EventReader } from './event-consumer.js';

export interface Reading {
  /** Who reads: its consumer group, its dead letters and its name in the log. */
  readonly service: string;
  /** Set where one service reads twice: sets the groups apart. */
  readonly purpose?: string;
  /** Services whose news are read; their topics are made where they are missing. */
  readonly newsOf: readonly string[];
  readonly reader: EventReader;
}

/** A consumer of its service's group that is running. */
export async function startConsumer(
  { config, connections: { kafka }, log }: House,
  { service, purpose, newsOf, reader }: Reading,
): Promise<EventConsumer> {
  const topics = newsOf.map((each) => topicName(config.space, each));
  for (const topic of topics) await ensureTopic(kafka, topic);
  const group = [`${config.space}${service}`, ...(purpose === undefined ? [] : [purpose])].join('-');
  const dead = new DeadLetters(kafka, deadLetterTopicName(config.space, service));
  const consumer = new EventConsumer(kafka, group, topics, reader, dead, log.with({ service }));
  await consumer.start();
  return consumer;
}
