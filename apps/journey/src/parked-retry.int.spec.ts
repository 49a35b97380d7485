import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { contactEvents, published } from '#domain/journey/examples';
import { databaseName } from '#platform/config/names';
import { createLog } from '#platform/log/log';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { eventually } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { CaseReader } from './case-reader.js';
import { ParkedRetry } from './parked-retry.js';
import { prepareReadModel, readModelIn, type ReadModel } from './read-model.js';

const pace = { everyMs: 50, waitMs: 0, waitMaxMs: 0, triesMax: 3 };
const log = createLog('error', { process: 'spec' });

const facts = published('contact', [
  contactEvents['case-opened'],
  contactEvents['touch-logged'],
  contactEvents['case-dropped'],
]);
const news = facts.map((fact): PublishedEvent => ({
  ...fact,
  id: `1:${fact.stream}:${String(fact.version)}`,
  service: 'contact',
}) as PublishedEvent);
const [opened, touched, dropped] = news as [PublishedEvent, PublishedEvent, PublishedEvent];

describe('parked events', () => {
  let services: RunningServices;
  let model: ReadModel;
  let reader: CaseReader;

  const versionKnown = async () => (await model.cases.findOne())?.streams.contact?.version;
  const left = () => model.parked.countDocuments();

  beforeAll(async () => {
    services = await runServices({ modules: [] });
    const { config, connections } = services.house;
    model = readModelIn(connections.patientMongo.db(databaseName(config.space, 'parked')));
    await prepareReadModel(model);
    reader = new CaseReader(model);
  });
  beforeEach(async () => {
    for (const collection of [model.cases, model.timeline, model.parked]) {
      await (collection as ReadModel['parked']).deleteMany({});
    }
  });
  afterAll(async () => {
    const { config, connections } = services.house;
    await connections.mongo.db(databaseName(config.space, 'parked')).dropDatabase();
    await services.stop();
  });

  it('of a stream that sends no more are taken in by themselves, in order', async () => {
    await reader.apply(opened);
    // As a reader with a fault would have left them: the fault is mended, and no news comes.
    for (const event of [dropped, touched]) {
      await reader.park(event, JSON.stringify(event.event), 'not as its contract says: on');
    }
    expect(await versionKnown()).toBe(1);
    const retry = new ParkedRetry(model, reader, log, pace).start();
    await eventually('both are taken in', async () => (await versionKnown()) === 3);
    await retry.stop();
    expect(await left()).toBe(0);
    expect(await model.timeline.distinct('version')).toEqual([1, 2, 3]);
  });

  it('are tried so often and no more, and wait for the one before them meanwhile', async () => {
    await reader.apply(opened);
    await reader.apply(dropped);
    const retry = new ParkedRetry(model, reader, log, pace);
    for (let round = 1; round <= 5; round += 1) await retry.retryDue();
    expect(await model.parked.findOne()).toMatchObject({ reason: 'gap', tries: 3 });
    expect(await versionKnown()).toBe(1);
    // The missing one comes late, and what was given up follows it all the same.
    await reader.apply(touched);
    expect([await versionKnown(), await left()]).toEqual([3, 0]);
  });

  it('are left alone until their time has come, however many look', async () => {
    await reader.apply(opened);
    await reader.apply(dropped);
    const slow = { ...pace, waitMs: 3_600_000, waitMaxMs: 3_600_000 };
    const retries = [1, 2, 3].map(() => new ParkedRetry(model, reader, log, slow));
    await retries[0]!.retryDue();
    for (const retry of retries) await retry.retryDue();
    expect(await model.parked.findOne()).toMatchObject({ tries: 1 });
  });

  it('that nobody could read are nobody’s stream', async () => {
    await reader.park(undefined, 'no event', 'unreadable');
    await new ParkedRetry(model, reader, log, pace).retryDue();
    expect(await model.parked.findOne()).not.toHaveProperty('tries');
  });
});
