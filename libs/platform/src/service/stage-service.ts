import {
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import type { Db } from 'mongodb';
import { packWords } from '../http/pack-words.js';
import { databaseName, taskQueueName, topicName } from '../config/names.js';
import { startConsumer } from '../consumer/start-consumer.js';
import { ErasedEntries, type EraseMore } from '../erasing/erased-entries.js';
import { serviceKeys } from '../keys/keys.js';
import { rewrapBehind, type WrappedField } from '../keys/rewrap.js';
import { GridFsObjects } from '../objects/grid-fs-objects.js';
import { kafkaOutlet } from '../relay/kafka-outlet.js';
import type { Outlet } from '../relay/outlet.js';
import { markPlaces, Relay } from '../relay/relay.js';
import { startOutlet } from '../relay/start-outlet.js';
import { wakeOutlet } from '../relay/wake-outlet.js';
import { prepareRecord, type RecordCollections } from '../store/collections.js';
import { untilReached } from '../store/out-of-reach.js';
import { recorderOf } from '../store/recorder-of.js';
import { Recorder } from '../store/recorder.js';
import type { AnyStage } from '../store/stream-draft.js';
import { Texts } from '../store/texts.js';
import { connectWorker, runWorker } from '../temporal/service-worker.js';
import { stageActivities, type StageWork } from '../temporal/stage-activities.js';
import { bundlePath } from '../temporal/workflow-bundles.js';
import { adoptCalendar } from './adopt-calendar.js';
import { ensureTopic } from './ensure-topic.js';
import type { Running } from './background.js';
import { HOUSE, type House } from './house.js';

export interface StageServiceDefinition {
  readonly service: string;
  readonly stages: readonly AnyStage[];
  /** Kinds of stream whose first event starts the journey of a case. */
  readonly startsJourney?: readonly string[];
  /** Types of event after which the journey of the case starts anew. */
  readonly restartsJourney?: readonly string[];
  /** Kinds of stream that are a process of their own (imports, batches). */
  readonly ownProcess?: readonly string[];
  /** Kinds of stream that count working days: a calendar that reaches further is handed to them. */
  readonly keepsCalendar?: readonly string[];
  /** What its lists and lookups need beside what every record has. Run again it changes nothing. */
  readonly indexes?: (record: RecordCollections) => Promise<unknown>;
  /** Fields beside its words and files that the service's key at rest locks. */
  readonly wrapped?: (db: Db) => readonly WrappedField[];
  /**
   * Words about people lie here: what the register erases is erased here too, the words and files of
   * its cases, and what the service names besides.
   */
  readonly erases?: { readonly more?: EraseMore };
  /** Openings and errands; absent for a service whose streams have no workflow. */
  readonly work?: (recorder: Recorder, house: House, texts: Texts) => StageWork;
}

/** Prepares a stage service's record, then starts its relay and worker behind the answers. */
class StageServiceRun implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly definition: StageServiceDefinition,
    private readonly house: House,
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async onModuleInit(): Promise<void> {
    const log = this.house.log.with({ service: this.definition.service });
    await untilReached('the record', log, async () => {
      await prepareRecord(this.recorder.record);
      await this.definition.indexes?.(this.recorder.record);
      await markPlaces(this.database());
    });
  }

  onApplicationBootstrap(): void {
    const { service, work, startsJourney = [], keepsCalendar = [] } = this.definition;
    // Each outlet by itself: wake-ups leave while Kafka is down, and news while Temporal is.
    this.house.background.begin(`${service} news`, () => this.startNews());
    this.house.background.begin(`${service} wake-ups`, () => Promise.resolve(this.startWakeUps()));
    if (startsJourney.length > 0) {
      const journeys = () => Promise.resolve(this.startJourneys(startsJourney));
      this.house.background.begin(`${service} journeys`, journeys);
    }
    if (keepsCalendar.length > 0) {
      this.house.background.begin(`${service} calendar`, () => this.handOnCalendar(keepsCalendar));
    }
    if (work) this.house.background.begin(`${service} worker`, () => this.startWorker());
    if (this.definition.erases) {
      this.house.background.begin(`${service} erasures`, () => this.startErasing());
    }
    if (this.recorder.keys.rotating) {
      this.house.background.begin(`${service} keys`, () => Promise.resolve(this.startRewrapping()));
    }
  }

  /** A new notice comes with the pack, hence with a start. */
  private async handOnCalendar(kinds: readonly string[]): Promise<Running> {
    const { log, pack } = this.house;
    const { service } = this.definition;
    await adoptCalendar(this.recorder, kinds, pack.calendar.value, log.with({ service }));
    return { stop: () => Promise.resolve() };
  }

  private async startNews() {
    const { config, connections } = this.house;
    const { service } = this.definition;
    const topic = topicName(config.space, service);
    const producer = connections.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
    await ensureTopic(connections.kafka, topic);
    await producer.connect();
    const relay = this.relay(kafkaOutlet(producer, service, topic));
    return {
      async stop() {
        await relay.stop();
        await producer.disconnect();
      },
    };
  }

  private startWakeUps(): Running {
    const { config, connections } = this.house;
    const { service, startsJourney = [], restartsJourney = [], ownProcess = [] } = this.definition;
    const settings = { service, space: config.space, startsJourney, restartsJourney, ownProcess };
    return this.relay(wakeOutlet(connections.temporal, settings));
  }

  private startJourneys(startsJourney: readonly string[]): Running {
    const { config, connections } = this.house;
    return this.relay(startOutlet(connections.temporal, { space: config.space, startsJourney }));
  }

  private startErasing(): Promise<Running> {
    const { service, erases } = this.definition;
    const db = this.database();
    const objects = new GridFsObjects(db, this.recorder.keys);
    const log = this.house.log.with({ service });
    const reader = new ErasedEntries({ recorder: this.recorder, db, objects, log, ...erases });
    return startConsumer(this.house, { service, purpose: 'erasures', newsOf: ['register'], reader });
  }

  private startRewrapping(): Running {
    const db = this.database();
    const { service, wrapped } = this.definition;
    const fields: WrappedField[] = [
      { collection: db.collection('texts'), field: 'ciphertext', contextOf: (id) => id },
      { collection: db.collection('objects'), field: 'name', contextOf: (id) => `${id}:name` },
      { collection: db.collection('objects'), field: 'key', contextOf: (id) => `${id}:key` },
      ...(wrapped?.(db) ?? []),
    ];
    return rewrapBehind(this.recorder.keys, fields, this.house.log.with({ service }));
  }

  private relay(outlet: Outlet): Relay {
    const relay = new Relay(this.database(), [outlet], this.house.log.with({ service: this.definition.service }));
    relay.start();
    return relay;
  }

  private database() {
    const { config, connections } = this.house;
    return connections.patientMongo.db(databaseName(config.space, this.definition.service));
  }

  private async startWorker() {
    const { config, log } = this.house;
    const { service, work } = this.definition;
    const connection = await connectWorker(config.temporalAddress);
    const worker = await runWorker({
      connection,
      namespace: config.temporalNamespace,
      taskQueue: taskQueueName(config.space, service),
      bundlePath: bundlePath('stage'),
      activities: stageActivities(
        this.recorder,
        work ? work(this.recorder, this.house, this.texts) : {},
      ),
      log: log.with({ service }),
    });
    return {
      ended: worker.ended,
      async stop() {
        await worker.stop().catch(() => undefined);
        await connection.close();
      },
    };
  }
}

const defined = new Map<string, StageServiceDefinition>();

/** What every stage service imported into this process keeps: the same whoever runs it. */
export function definedServices(): readonly StageServiceDefinition[] {
  return [...defined.values()];
}

@Module({})
export class StageService {
  /** The record, relay and worker of one service; its module injects `Recorder` and `Texts`. */
  static of(definition: StageServiceDefinition): DynamicModule {
    const { service, stages } = definition;
    defined.set(service, definition);
    return {
      module: StageService,
      providers: [
        {
          provide: Recorder,
          inject: [HOUSE],
          useFactory: ({ config, connections, clock, masterKey, pack }: House) =>
            recorderOf(connections.mongo, config.space, serviceKeys(masterKey, service), {
              service,
              stages,
              clock,
              words: packWords(pack),
            }),
        },
        { provide: Texts, inject: [Recorder], useFactory: (recorder: Recorder) => new Texts(recorder) },
        {
          provide: StageServiceRun,
          inject: [HOUSE, Recorder, Texts],
          useFactory: (house: House, recorder: Recorder, texts: Texts) =>
            new StageServiceRun(definition, house, recorder, texts),
        },
      ],
      exports: [Recorder, Texts],
    };
  }
}
