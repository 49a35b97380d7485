import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { deadLetterTopicName, topicName } from '#platform/config/names';
import { DeadLetters } from '#platform/consumer/dead-letters';
import { EventConsumer } from '#platform/consumer/event-consumer';
import { ensureTopic } from '#platform/service/ensure-topic';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { NewsReader } from './news-reader.js';
import { registerOf } from './register.worker.js';

/** Whose news tell which cases and payments an entry belongs to. */
const newsOf = ['contact', 'reward'] as const;

/** Reads behind the answers what cases and payments make of the entries. */
@Injectable()
export class RegisterConsumer implements OnApplicationBootstrap {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly recorder: Recorder,
  ) {}

  onApplicationBootstrap(): void {
    this.house.background.begin('register consumer', () => this.start());
  }

  private async start(): Promise<EventConsumer> {
    const { config, connections, log } = this.house;
    const topics = newsOf.map((service) => topicName(config.space, service));
    for (const topic of topics) await ensureTopic(connections.kafka, topic);
    const ownLog = log.with({ service: 'register' });
    const reader = new NewsReader(registerOf(this.house, this.recorder), ownLog);
    const group = `${config.space}register`;
    const dead = new DeadLetters(connections.kafka, deadLetterTopicName(config.space, 'register'));
    const consumer = new EventConsumer(connections.kafka, group, topics, reader, dead, ownLog);
    await consumer.start();
    return consumer;
  }
}
