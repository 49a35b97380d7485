import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { stageNames } from '#domain/journey/stages';
import { databaseName } from '#platform/config/names';
import { startConsumer } from '#platform/consumer/start-consumer';
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
    const model = this.patientModel();
    return new ParkedRetry(model, new CaseReader(model), this.house.log.with({ service })).start();
  }

  private start(): Promise<Running> {
    const reader = new CaseReader(this.patientModel());
    return startConsumer(this.house, { service, newsOf: stageNames, reader });
  }

  private patientModel(): ReadModel {
    const { config, connections } = this.house;
    return readModelIn(connections.patientMongo.db(databaseName(config.space, service)));
  }
}
