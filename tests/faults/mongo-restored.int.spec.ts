import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient, type Db } from 'mongodb';
import type { PersonActor } from '#domain/shared/actor';
import { attractionWorkflowId, databaseName } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { anyEntry } from '#testing/expert-entry';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { intent, officer, openCase, touch } from '../core/leads.js';
import { cli, ownEngines, type OwnEngines } from './own-engines.js';

jest.setTimeout(600_000);

const secretary: PersonActor = {
  kind: 'person',
  personId: 'p-committee-chen',
  unitId: 'expert-committee',
  roles: ['committee-secretary'],
};
const panel = { experts: ['p-expert-liu', 'p-expert-zhang', 'p-expert-yang'] };

/** The same installation, stopped and started again around what is done to its engines. */
class Installation {
  services: RunningServices | undefined;
  private kept: { space: string; masterKey: string } | undefined;

  constructor(readonly engines: OwnEngines) {}

  get identity(): { space: string; masterKey: string } {
    if (!this.kept) throw new Error('never started');
    return this.kept;
  }

  async start(): Promise<{ li: Caller; chen: Caller; services: RunningServices }> {
    const { mongoUrl, kafkaBrokers, temporalAddress } = this.engines;
    const environment = {
      MONGO_URL: mongoUrl,
      KAFKA_BROKERS: kafkaBrokers,
      TEMPORAL_ADDRESS: temporalAddress,
    };
    const services = await runServices({ modules: serviceModules, environment, ...this.kept });
    this.services = services;
    this.kept = { space: services.house.config.space, masterKey: services.house.masterKey };
    return { li: await services.as(officer), chen: await services.as(secretary), services };
  }

  async stop(): Promise<void> {
    await this.services?.stop();
    this.services = undefined;
  }

  /** With MongoDB stopped: a file still being written is no backup. */
  async withMongoStopped(work: (folder: string) => Promise<void>): Promise<void> {
    const pid = this.engines.pids().mongo;
    if (pid === undefined) throw new Error('MongoDB was started here');
    process.kill(pid, 'SIGTERM');
    await eventually('MongoDB is gone', () => Promise.resolve(!isAlive(pid)));
    await work(join(this.engines.dataDir, 'mongo'));
    await this.engines.restart('mongo');
  }
}

describe('when MongoDB is restored to an older backup', () => {
  let house: Installation;
  const client = () => new MongoClient(house.engines.mongoUrl).connect();
  const databaseIn = (mongo: MongoClient, service: string): Db =>
    mongo.db(databaseName(house.identity.space, service));

  beforeAll(async () => {
    house = new Installation(await ownEngines());
  });
  afterAll(async () => {
    await house.stop();
    await house.engines.stop();
  });

  it('lists what was lost, begins a new epoch, and every case goes on without a gap', async () => {
    const backup = join(house.engines.dataDir, 'backup');
    const first = await house.start();
    for (const expertId of panel.experts) {
      const enter = `/api/evaluation/experts/${expertId}/enter`;
      expect(await first.chen.post(enter, anyEntry)).toMatchObject({ status: 200 });
    }
    const kept = await openCase(first.li);
    await qualify(first.li, kept);
    await eventually('its evaluation is open', async () => {
      return (await first.chen.get(`/api/evaluation/cases/${kept}`)).status === 200;
    });
    await toldTo(first.services, kept, 5);
    await house.stop();
    await house.withMongoStopped((folder) => cp(folder, backup, { recursive: true }));

    const second = await house.start();
    expect(await second.chen.post(`/api/evaluation/cases/${kept}/convene-panel`, panel)).toMatchObject({ status: 200 });
    const gone = await openCase(second.li);
    await toldTo(second.services, kept, 6);
    await toldTo(second.services, gone, 1);
    const early = await cli(house.engines, house.identity, 'recover', '--restored');
    expect(early).toMatchObject({ code: 1, said: expect.stringContaining('still run') });
    await house.stop();
    await house.withMongoStopped(async (folder) => {
      await rm(folder, { recursive: true });
      await cp(backup, folder, { recursive: true });
    });

    const sheets = join(house.engines.dataDir, 'sheets');
    await mkdir(sheets);
    await writeFile(join(sheets, 'given-to-the-bank.xlsx'), 'a sheet this record never exported');
    const { code, said } = await cli(house.engines, house.identity, 'recover', '--sheets', sheets);
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(said).toContain('Epoch 2 begins. 2 events were published and are lost:');
    expect(said).toContain(`evaluation evaluation-${kept} version 2 of epoch 1: panel-convened`);
    expect(said).toContain(`contact contact-${gone} version 1 of epoch 1: case-opened`);
    expect(said).toContain('given-to-the-bank.xlsx');
    expect(said).toContain('1 open cases and 0 imports or batches were started anew.');
    await goesOn(house, { kept, gone });
  });

  async function goesOn({ identity }: Installation, { kept, gone }: { kept: string; gone: string }) {
    const { li, chen, services } = await house.start();
    const { workflow } = services.house.connections.temporal;
    const orphan = await workflow.getHandle(attractionWorkflowId(identity.space, gone)).describe();
    expect(orphan.status.name).toBe('TERMINATED');
    const path = `/api/evaluation/cases/${kept}`;
    expect((await chen.get(path)).body).toMatchObject({ version: 1, phase: 'awaiting-panel' });
    expect(await li.get(`/api/journey/cases/${gone}/timeline`)).toMatchObject({ status: 404 });
    expect(await chen.post(`${path}/convene-panel`, panel)).toMatchObject({ status: 200, body: { version: 2 } });
    await toldTo(services, kept, 6);
    const mongo = await client();
    const events = await databaseIn(mongo, 'evaluation').collection('events').find({ caseId: kept }).sort({ version: 1 }).toArray();
    expect(events.map(({ version, epoch }) => [version as number, epoch as number])).toEqual([[1, 1], [2, 2]]);
    const timeline = await databaseIn(mongo, 'journey').collection<{ _id: string }>('timeline').find({ stream: `evaluation-${kept}` }).toArray();
    expect(timeline.map(({ _id }) => _id).sort()).toEqual([`1:evaluation-${kept}:1`, `2:evaluation-${kept}:2`]);
    await mongo.close();
    const again = await cli(house.engines, identity, 'rebuild', 'journey');
    expect(again.said).toContain('0 were missing or different and are right now; 0 had no events');
    const calm = await cli(house.engines, identity, 'recover');
    expect(calm).toMatchObject({ code: 0, said: '1 open cases and 0 imports or batches were started anew.\n' });
  }

  const toldTo = ({ house: { config, connections } }: RunningServices, caseId: string, count: number) =>
    eventually(`the timeline of ${caseId} has ${String(count)} entries`, async () => {
      const db = connections.patientMongo.db(databaseName(config.space, 'journey'));
      return (await db.collection('timeline').countDocuments({ caseId })) === count;
    });
});

async function qualify(li: Caller, caseId: string): Promise<void> {
  const path = `/api/contact/cases/${caseId}`;
  await li.post(`${path}/log-touch`, touch);
  await li.post(`${path}/describe-intent`, intent);
  await li.post(`${path}/qualify`, {});
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
