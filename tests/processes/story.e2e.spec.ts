import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BSON, MongoClient, type Db } from 'mongodb';
import { foldedKinds } from '#domain/journey/stages';
import { databaseName } from '#platform/config/names';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { eventually, type Caller } from '#testing/caller';
import { cli } from '../faults/own-engines.js';
import { carryOneCase, type Ending } from '../stories/thread.js';
import { ProcessHouse, testEngines } from './process-house.js';
import { servicesThatExist } from './services-that-exist.js';

/** Sixteen processes start on whatever machine this is. */
jest.setTimeout(600_000);

const stages = ['contact', 'evaluation', 'negotiation', 'landing', 'reward'] as const;

describe('every service as a process of its own, two copies of each', () => {
  const house = new ProcessHouse(testEngines(), { copies: 2 });
  const client = new MongoClient(testEngines().mongoUrl);
  const told: string[] = [];
  let ending: Ending;

  const databaseOf = (service: string): Db => client.db(databaseName(house.space, service));
  const as = (account: string): Promise<Caller> => {
    const person = loadDemoPeople('packs/ordos')?.people.find((one) => one.account === account);
    if (!person) throw new Error(`nobody signs in as ${account}`);
    const { personId, unitId, roles } = person;
    return house.as({ kind: 'person', personId, unitId, roles });
  };

  beforeAll(async () => {
    await client.connect();
    await house.start();
    ending = await carryOneCase({ as, say: (line) => told.push(line) });
  });
  afterAll(async () => {
    await house.stop();
    for (const service of servicesThatExist()) await databaseOf(service).dropDatabase();
    await client.close();
  });

  it('carries the story to its last payment', () => {
    expect(ending.paid).toBe('120000000');
    expect(told.at(-1)).toContain('the case is closed');
  });

  it('shares the work: each copy was asked, and one relay an outlet holds the lease', async () => {
    // The story itself may read the board only once.
    const li = await as('centre-li');
    for (const _ of [1, 2]) expect(await li.get('/api/journey/board')).toMatchObject({ status: 200 });
    for (const service of [...stages, 'journey']) {
      const answered = house.of(service).map(({ port }) => house.answeredBy(port));
      expect({ service, idle: answered.filter((count) => count === 0) }).toEqual({ service, idle: [] });
    }
    for (const stage of stages) {
      const leases = await databaseOf(stage).collection<{ _id: string }>('leases').find().toArray();
      const outlets = ['kafka', ...(stage === 'contact' ? ['start'] : []), 'wake'];
      expect(leases.map(({ _id }) => _id).sort()).toEqual(outlets.map((name) => `relay:${name}`));
    }
  });

  it('does nothing twice: versions without a gap, one effect a command, one payment a line', async () => {
    for (const stage of stages) {
      const events = databaseOf(stage).collection<{ stream: string; version: number; command?: { id: string } }>('events');
      const versions = new Map<string, number[]>();
      const commands = new Map<string, number>();
      for await (const { stream, version, command } of events.find().sort({ stream: 1, version: 1 })) {
        versions.set(stream, [...(versions.get(stream) ?? []), version]);
        if (command) commands.set(`${stream} ${command.id}`, (commands.get(`${stream} ${command.id}`) ?? 0) + 1);
      }
      for (const found of versions.values()) expect(found).toEqual(found.map((_, index) => index + 1));
      expect([...commands.values()].every((count) => count === 1)).toBe(true);
    }
    const paid = await databaseOf('reward')
      .collection<{ event: { paymentId?: string } }>('events')
      .find({ kind: 'reward', 'event.type': 'payment-paid' })
      .toArray();
    expect(new Set(paid.map(({ event }) => event.paymentId)).size).toBe(paid.length);
    expect(paid).toHaveLength(2);
  });

  it('reads every event once although two readers share the group', async () => {
    const recorded = (
      await Promise.all(
        stages.map((stage) =>
          // Who opened which document is in the record alone.
          databaseOf(stage).collection('events').countDocuments({ caseId: ending.caseId, kind: { $in: foldedKinds } }),
        ),
      )
    ).reduce((sum, count) => sum + count, 0);
    const timeline = databaseOf('journey').collection('timeline');
    await eventually('the timeline holds them all', async () => {
      return (await timeline.countDocuments({ caseId: ending.caseId })) === recorded;
    });
    expect(await databaseOf('journey').collection('parked').countDocuments()).toBe(0);
  });

  it('makes the read model anew out of events, byte for byte, while it is read', async () => {
    const journey = databaseOf('journey');
    const live = await dumpOf(journey);
    const leader = await as('leader-zheng');
    const reading = new AbortController();
    const statuses: number[] = [];
    const reader = (async () => {
      while (!reading.signal.aborted) statuses.push((await leader.get('/api/journey/board')).status);
    })();
    // The worst that can be rebuilt from: nothing, a case of nobody, and one that is not as it was.
    await journey.collection('timeline').deleteMany({});
    await journey.collection('cases').deleteMany({});
    await journey.collection<{ _id: string }>('cases').insertOne({ _id: 'of-nobody', streams: {}, rev: 1 } as never);
    const { code, said } = await cli(testEngines(), house, 'rebuild', 'journey');
    reading.abort();
    await reader;
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('1 had no events and are gone') });
    expect(await dumpOf(journey)).toEqual(live);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const again = await cli(testEngines(), house, 'rebuild', 'journey');
    expect(again.said).toContain('0 were missing or different and are right now; 0 had no events');
  });

  it('goes on when one copy of each is asked to leave, and leaves without an error', async () => {
    const firsts = house.copies.filter(({ copy }) => copy === 1);
    const codes = await Promise.all(firsts.map((first) => first.end('SIGTERM')));
    expect(codes.every((code) => code === 0)).toBe(true);
    const board = await (await as('leader-zheng')).get<{ cases: unknown[] }>('/api/journey/board');
    expect(board).toMatchObject({ status: 200 });
  });
});

/** Every byte of the read model, in hex, by collection and id. */
async function dumpOf(journey: Db): Promise<Record<string, string>> {
  const dump: Record<string, string> = {};
  for (const name of ['cases', 'processes', 'timeline']) {
    for await (const document of journey.collection<{ _id: string }>(name).find()) {
      dump[`${name}/${document._id}`] = Buffer.from(BSON.serialize(document)).toString('hex');
    }
  }
  return dump;
}
