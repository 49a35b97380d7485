import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Kafka as KafkaBinding } from 'cloudevents';
import type { Message } from 'kafkajs';
import { BSON } from 'mongodb';
import { published, wholeWay } from '#domain/journey/examples';
import { stageNames, type StageName } from '#domain/journey/stages';
import { databaseName, deadLetterTopicName, topicName } from '#platform/config/names';
import { DeadLetters } from '#platform/consumer/dead-letters';
import { EventConsumer } from '#platform/consumer/event-consumer';
import { createLog } from '#platform/log/log';
import { toCloudEvent, type PublishedEvent } from '#platform/relay/event-envelope';
import { ensureTopic } from '#platform/service/ensure-topic';
import { eventually } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { CaseReader } from './case-reader.js';
import { prepareReadModel, readModelIn, type ReadModel } from './read-model.js';
import { rebuildReadModel } from './rebuild-read-model.js';

const log = createLog('error', { process: 'spec' });
const by = { kind: 'person', personId: 'p-somebody', unitId: 'unit-1', roles: [] } as const;

let services: RunningServices;
let model: ReadModel;
let reader: CaseReader;

beforeAll(async () => {
  services = await runServices({ modules: [] });
  const { config, connections } = services.house;
  model = readModelIn(connections.patientMongo.db(databaseName(config.space, 'journey')));
  await prepareReadModel(model);
  reader = new CaseReader(model);
});
beforeEach(() => emptied());
afterAll(async () => {
  await model.cases.db.dropDatabase();
  await services.stop();
});

async function emptied(): Promise<void> {
  for (const collection of [model.cases, model.processes, model.timeline, model.parked]) {
    await (collection as ReadModel['parked']).deleteMany({});
  }
}

/** What a stage published of a case on its whole way. */
function newsOf(caseId: string, stage: StageName): PublishedEvent[] {
  const facts = JSON.stringify(published(stage, wholeWay[stage])).replaceAll('case-1', caseId);
  // Field by field in the order of the envelope's reader: bytes are compared.
  return (JSON.parse(facts) as PublishedEvent[]).map(({ stream, version, event, ...fact }) => ({
    ...{ id: `1:${stream}:${String(version)}`, service: stage, stream, caseId },
    ...{ version, epoch: fact.epoch, at: fact.at, by, event },
  }));
}

function wholeCase(caseId: string): PublishedEvent[] {
  return stageNames.flatMap((stage) => newsOf(caseId, stage));
}

/** Every byte of the model, by collection and id. */
async function bytes(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const name of ['cases', 'processes', 'timeline'] as const) {
    for await (const document of (model[name] as ReadModel['cases']).find()) {
      all[`${name}/${document._id}`] = Buffer.from(BSON.serialize(document)).toString('hex');
    }
  }
  return all;
}

describe('news that comes together', () => {
  it('makes the same bytes as news that comes one by one', async () => {
    const news = ['case-a', 'case-b', 'case-c'].flatMap(wholeCase);
    for (const event of news) await reader.apply(event);
    const oneByOne = await bytes();
    await emptied();
    // Cases and stages in turns, of each stream in order; half of it comes twice.
    const inTurns = [...news].sort((a, b) => a.version - b.version);
    const half = inTurns.slice(0, inTurns.length / 2);
    for (const page of [half, inTurns]) {
      expect((await reader.applyTogether(page)).size).toBe(0);
    }
    expect(await bytes()).toEqual(oneByOne);
  });

  it('leaves a case alone whose news does not simply follow, and no other', async () => {
    const [opened, touched, qualified] = newsOf('case-gap', 'contact') as [
      PublishedEvent,
      PublishedEvent,
      PublishedEvent,
    ];
    const beside = newsOf('case-beside', 'contact');
    const left = await reader.applyTogether([opened, qualified, ...beside]);
    expect([...left]).toEqual([opened, qualified]);
    expect((await model.cases.find().toArray()).map(({ _id }) => _id)).toEqual(['case-beside']);
    for (const event of left) await reader.apply(event);
    expect(await model.parked.countDocuments()).toBe(1);
    expect((await reader.applyTogether([touched])).size).toBe(0);
    expect(await model.parked.countDocuments()).toBe(0);
    expect((await model.cases.findOne({ _id: 'case-gap' }))?.streams.contact?.version).toBe(3);
  });

  it('is written by one of two readers that fold the same', async () => {
    const news = ['case-a', 'case-b', 'case-c'].flatMap((caseId) => newsOf(caseId, 'contact'));
    const both = await Promise.all([reader, new CaseReader(model)].map((one) => one.applyTogether(news)));
    for (const event of both.flatMap((left) => [...left])) await reader.apply(event);
    const twice = await bytes();
    await emptied();
    for (const event of news) await reader.apply(event);
    expect(twice).toEqual(await bytes());
  });
});

describe('with Kafka', () => {
  const topicOf = (stage: string) => topicName(services.house.config.space, stage);

  beforeAll(async () => {
    for (const stage of stageNames) await ensureTopic(services.house.connections.kafka, topicOf(stage));
  });

  function messageOf(event: PublishedEvent): Message {
    const document = { ...event, _id: event.id, kind: event.service, previous: '', digest: '' };
    const { headers } = KafkaBinding.binary(toCloudEvent(event.service, document));
    const told = Object.entries(headers).filter(([, value]) => value !== undefined);
    return {
      key: event.caseId,
      value: JSON.stringify(event.event),
      headers: Object.fromEntries(told.map(([name, value]) => [name, String(value)])),
    };
  }

  /** In one send to one partition, so that a reader is handed them together. */
  async function sendTogether(topic: string, messages: Message[]): Promise<void> {
    const producer = services.house.connections.kafka.producer();
    await producer.connect();
    await producer.send({ topic, messages: messages.map((message) => ({ ...message, partition: 0 })) });
    await producer.disconnect();
  }

  it('a poison message among others becomes a dead letter alone, and delays no other case', async () => {
    const { config, connections } = services.house;
    const [opened, touched, qualified] = newsOf('case-poison', 'contact') as [
      PublishedEvent,
      PublishedEvent,
      PublishedEvent,
    ];
    const poison = { ...touched, event: { type: 'touch-logged' } };
    const topic = `${topicOf('contact')}-together`;
    await ensureTopic(connections.kafka, topic);
    const [before, ...after] = newsOf('case-well', 'contact') as [PublishedEvent, ...PublishedEvent[]];
    const events = [before, opened, poison, qualified, ...after, ...newsOf('case-late', 'contact')];
    await sendTogether(topic, [...events.map(messageOf), { key: 'x', value: 'nonsense' }]);
    const dead = new DeadLetters(connections.kafka, deadLetterTopicName(config.space, 'together'));
    const consumer = new EventConsumer(connections.kafka, `${config.space}together`, [topic], reader, dead, log);
    await consumer.start();
    const letters = await eventually('both are dead letters', async () => {
      const found = await dead.list();
      return found.length >= 2 && found;
    });
    await consumer.stop();
    expect(new Set(letters.map(({ id }) => id))).toEqual(new Set([poison.id, undefined]));
    expect(letters).toHaveLength(2);
    const versions = (await model.cases.find().sort({ _id: 1 }).toArray()).map(({ _id, streams }) => [
      _id,
      streams.contact?.version,
    ]);
    expect(versions).toEqual([['case-late', 4], ['case-poison', 1], ['case-well', 4]]);
    expect(await model.parked.countDocuments({ caseId: 'case-poison' })).toBe(2);
  });

  it('a model made anew in several parts is the same byte for byte', async () => {
    const { config, connections } = services.house;
    const ids = Array.from({ length: 20 }, (_, index) => `case-${String(index + 10)}`);
    for (const stage of stageNames) {
      await sendTogether(topicOf(stage), ids.flatMap((id) => newsOf(id, stage)).map(messageOf));
    }
    for (const event of ids.flatMap(wholeCase)) await reader.apply(event);
    const live = await bytes();
    const entries = await model.timeline.countDocuments();
    const { db } = model.cases;
    const anew = () => rebuildReadModel(connections.kafka, db, config.space, Math.ceil(entries / 3));
    expect(await anew()).toEqual({ events: entries, cases: 20, corrected: 0, removed: 0 });
    await model.cases.deleteMany({ _id: { $in: ids.slice(0, 5) } });
    await model.cases.updateOne({ _id: ids[6] ?? '' }, { $set: { segment: 'of-nobody' } });
    await model.timeline.deleteMany({ caseId: ids[7] ?? '' });
    await model.cases.insertOne({ ...(await model.cases.findOne({ _id: ids[8] ?? '' })), _id: 'told-of-by-none' } as never);
    expect(await anew()).toEqual({ events: entries, cases: 20, corrected: 7, removed: 1 });
    expect(await bytes()).toEqual(live);
  });
});
