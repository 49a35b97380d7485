import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { Connection } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';
import { isAlive } from './processes.js';
import { builtFile } from './project-root.js';

function given(name: string): string {
  const address = process.env[name];
  if (address === undefined) throw new Error(`${name} is set by tests/setup/bring-up-engines.mjs`);
  return address;
}

describe('the engines of this test run', () => {
  it('commit a transaction of two writes in MongoDB', async () => {
    const client = new mongoose.mongo.MongoClient(given('DUET_TEST_MONGO_URL'));
    try {
      const cases = client.db('bring-up-spec').collection('cases');
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await cases.insertOne({ name: 'one' }, { session });
          await cases.insertOne({ name: 'two' }, { session });
        }),
      );
      expect(await cases.countDocuments()).toBe(2);
      await client.db('bring-up-spec').dropDatabase();
    } finally {
      await client.close();
    }
  });

  it('carry a message through Kafka', async () => {
    const brokers = given('DUET_TEST_KAFKA_BROKERS').split(',');
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    const topic = `bring-up-spec-${String(process.pid)}`;
    const [admin, producer, consumer] = [
      kafka.admin(),
      kafka.producer(),
      kafka.consumer({ groupId: topic }),
    ];
    try {
      await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
      await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
      await consumer.subscribe({ topic, fromBeginning: true });
      const received = new Promise<string | undefined>((resolve) => {
        void consumer.run({
          eachMessage: ({ message }) => {
            resolve(message.value?.toString());
            return Promise.resolve();
          },
        });
      });
      await producer.send({ topic, messages: [{ value: 'a lead came in' }] });
      expect(await received).toBe('a lead came in');
    } finally {
      await Promise.all([producer.disconnect(), consumer.disconnect(), admin.disconnect()]);
    }
  });

  it("know Temporal's namespace", async () => {
    const connection = await Connection.connect({
      address: given('DUET_TEST_TEMPORAL_ADDRESS'),
    });
    const namespace = await connection.workflowService.describeNamespace({ namespace: 'default' });
    expect(namespace.namespaceInfo?.name).toBe('default');
    await connection.close();
  });

  it("skip a year on Temporal's test server", async () => {
    const path = given('DUET_TEST_TIME_SKIPPING_SERVER');
    const environment = await TestWorkflowEnvironment.createTimeSkipping({
      server: { executable: { type: 'existing-path', path } },
    });
    try {
      const before = await environment.currentTimeMs();
      await environment.sleep('365 days');
      const days = ((await environment.currentTimeMs()) - before) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(365);
    } finally {
      await environment.teardown();
    }
  });
});

/** A supervisor in a process of its own; tells the engines' pids, then does as it is told. */
const supervisorSource = `
import { bringUpEngines } from '${pathToFileURL(builtFile('engines/src/bring-up.js')).href}';
const engines = await bringUpEngines({ dataDir: process.argv[1], throwAway: false });
process.send({ pids: Object.values(engines.pids()), mongoUrl: engines.mongoUrl });
process.on('message', async (word) => {
  if (word === 'restart mongo') {
    await engines.restart('mongo');
    process.send({ pids: Object.values(engines.pids()), mongoUrl: engines.mongoUrl });
    return;
  }
  const startedAt = performance.now();
  await engines.stop();
  process.send({ stoppedAfterMs: performance.now() - startedAt });
  process.disconnect();
});
`;

interface Told {
  readonly pids: readonly number[];
  readonly mongoUrl: string;
  readonly stoppedAfterMs: number;
}

function startSupervisor(folder: string): ChildProcess {
  return spawn(
    process.execPath,
    ['--input-type=module', '--eval', supervisorSource, folder],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
}

function hear(supervisor: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    supervisor.once('message', (told) => {
      resolve(told as Told);
    });
    supervisor.once('exit', (code) => {
      reject(new Error(`the supervisor ended with ${String(code)}`));
    });
  });
}

async function allGone(pids: readonly number[], withinMs: number): Promise<boolean> {
  const giveUpAt = Date.now() + withinMs;
  while (Date.now() < giveUpAt) {
    const alive = await Promise.all(pids.map(isAlive));
    if (!alive.some(Boolean)) return true;
    await sleep(100);
  }
  return false;
}

async function countCases(mongoUrl: string, add: boolean): Promise<number> {
  const client = new mongoose.mongo.MongoClient(mongoUrl);
  try {
    const cases = client.db('survival').collection('cases');
    const writeConcern = { w: 'majority', journal: true } as const;
    if (add) await cases.insertOne({ name: 'kept' }, { writeConcern });
    return await cases.countDocuments();
  } finally {
    await client.close();
  }
}

describe('engines and their supervisor', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duet-supervisor-spec-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('leave no orphan when it is killed, keep the data, and end in time', async () => {
    const killed = startSupervisor(folder);
    const before = await hear(killed);
    expect(before.pids).toHaveLength(3);
    await countCases(before.mongoUrl, true);
    killed.kill('SIGKILL');
    expect(await allGone(before.pids, 10_000)).toBe(true);

    const asked = startSupervisor(folder);
    const after = await hear(asked);
    expect(await countCases(after.mongoUrl, false)).toBe(1);

    // A fault test's way: kill one engine, start it again on its data.
    const [mongoPid = 0] = after.pids;
    process.kill(mongoPid, 'SIGKILL');
    asked.send('restart mongo');
    const restarted = await hear(asked);
    expect(restarted.pids).not.toContain(mongoPid);
    expect(await countCases(restarted.mongoUrl, false)).toBe(1);

    asked.send('stop');
    const { stoppedAfterMs } = await hear(asked);
    expect(stoppedAfterMs).toBeLessThan(10_000);
    expect(await allGone(restarted.pids, 1_000)).toBe(true);
  });
});
