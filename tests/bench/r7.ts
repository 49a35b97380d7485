import { createHash, randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import { BSON, MongoClient, type Db } from 'mongodb';
import type { Engines } from '#engines/bring-up';
import { stageNames } from '#domain/journey/stages';
import { databaseName, topicName } from '#platform/config/names';
import { readToEnd } from '#platform/consumer/read-to-end';
import { rebuildReadModel } from '../../apps/journey/src/rebuild-read-model.js';
import { officer } from '../core/leads.js';
import { ProcessHouse } from '../processes/process-house.js';
import { inBlocks, ratioOf, type Ratio } from './blocks.js';
import { openCases, untilTold } from './seeded-cases.js';

const cases = 3000;

/**
 * R7: the journey's read model made anew out of all events ÷ reading the same events to their end and
 * keeping none. Once from nothing, its documents taken away (byte for byte what was there before, or
 * it fails), once against a model that is right and is read all the while: every answer of the board
 * must be there.
 */
export async function r7(engines: Engines): Promise<Record<string, Ratio>> {
  const house = new ProcessHouse(engines, { services: ['contact', 'journey'] });
  await house.start();
  await Promise.all(house.copies.map((copy) => copy.settled()));
  await openCases(engines, house, 0, cases);
  const client = await new MongoClient(engines.mongoUrl, {
    writeConcern: { w: 'majority', journal: true },
  }).connect();
  await untilTold(client, house.space, cases);
  const db = client.db(databaseName(house.space, 'journey'));
  const kafka = new kafkajs.Kafka({
    brokers: [engines.kafkaBrokers],
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const before = await digestOf(db);
  const rebuild = () => rebuildReadModel(kafka, db, house.space);
  const fromNothing = async () => {
    await Promise.all(['cases', 'timeline'].map((name) => db.collection(name).deleteMany({})));
    const startedAt = performance.now();
    await rebuild();
    const took = performance.now() - startedAt;
    if ((await digestOf(db)) !== before) throw new Error('the rebuilt read model differs');
    return took;
  };
  const li = await house.as(officer);
  const whileRead = async () => {
    const ended = new AbortController();
    const reader = (async () => {
      while (!ended.signal.aborted) {
        const { status, body } = await li.get<{ cases: unknown[] }>('/api/journey/board');
        if (status !== 200 || body.cases.length === 0) throw new Error('the board was not there');
      }
    })();
    const startedAt = performance.now();
    await rebuild();
    const took = performance.now() - startedAt;
    ended.abort();
    await reader;
    return took;
  };
  const scan = rawScan(kafka, house.space);
  const plan = { blocks: 4, runsPerBlock: 1, warmUp: 1 };
  const empty = await inBlocks(plan, fromNothing, scan);
  const right = await inBlocks(plan, whileRead, scan);
  await client.close();
  await house.stop('SIGKILL');
  return {
    'R7 from nothing': ratioOf(empty, 0.5),
    'R7 put right while it is read': ratioOf(right, 0.5),
  };
}

/** The same topics to their end, each event parsed and dropped. */
function rawScan(kafka: kafkajs.Kafka, space: string) {
  const topics = stageNames.map((stage) => topicName(space, stage));
  return async () => {
    let events = 0;
    await readToEnd(kafka, { topics, groupId: `bare-${randomUUID()}` }, (batch) => {
      for (const { message } of batch) {
        JSON.parse(message.value?.toString('utf8') ?? 'null');
        events += 1;
      }
      return Promise.resolve();
    });
    if (events < cases) throw new Error(`${String(events)} events for ${String(cases)} cases`);
  };
}

/** Of every byte of the model. */
async function digestOf(db: Db): Promise<string> {
  const hash = createHash('sha256');
  for (const name of ['cases', 'timeline']) {
    for await (const document of db.collection(name).find().sort({ _id: 1 })) {
      hash.update(BSON.serialize(document));
    }
  }
  return hash.digest('hex');
}
