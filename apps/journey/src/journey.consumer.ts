import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { stageNames } from '#domain/journey/stages';
import { databaseName, deadLetterTopicName, topicName } from '#platform/config/names';
import { DeadLetters } from '#platform/consumer/dead-letters';
import { EventConsumer } from '#platform/consumer/event-consumer';
import { ensureTopic } from '#platform/service/ensure-topic';
import type { Running } from '#platform/service/background';
import { HOUSE, type House } from '#platform/service/house';
import { untilReached } from '#platform/store/out-of-reach';
import { CaseReader } from './case-reader.js';
import { ParkedRetry } from './parked-retry.js';
import {
  prepareReadModel,
  READ_MODEL,
  readModelIn,
  service,
  type ReadModel,
} from './read-model.js';

/** Reads the news of every stage behind the answers: while Kafka is down, views stand still. */
@Injectable()
export class JourneyConsumer implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    @Inject(READ_MODEL) private readonly model: ReadModel,
  ) {}

  async onModuleInit(): Promise<void> {
    await untilReached('the read model', this.house.log, () => prepareReadModel(this.model));
  }

  onApplicationBootstrap(): void {
    this.house.background.begin('journey consumer', () => this.start());
    this.house.background.begin('journey parked', () => Promise.resolve(this.retry()));
  }

  private retry(): Running {
    const { config, connections, log } = this.house;
    const model = readModelIn(connections.patientMongo.db(databaseName(config.space, service)));
    return new ParkedRetry(model, new CaseReader(model), log.with({ service })).start();
  }

  private async start(): Promise<EventConsumer> {
    const { config, connections, log } = this.house;
    const topics = stageNames.map((stage) => topicName(config.space, stage));
    for (const topic of topics) await ensureTopic(connections.kafka, topic);
    const consumer = new EventConsumer(
      connections.kafka,
      `${config.space}${service}`,
      topics,
      new CaseReader(readModelIn(connections.patientMongo.db(databaseName(config.space, service)))),
      new DeadLetters(connections.kafka, deadLetterTopicName(config.space, service)),
      log.with({ service }),
    );
    await consumer.start();
    return consumer;
  }
}
