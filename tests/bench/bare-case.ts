import { randomUUID } from 'node:crypto';
import { resolve as pathTo } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker';
import { MongoClient } from 'mongodb';
import type { Engines } from '#engines/bring-up';
import type { bareCase } from './bare.workflow.js';

/** What R10 measures against: transactions of two documents, and workflows that only begin and end. */
export interface BareCases {
  /** So many transactions in each of five stages; a stage's workflow is told to end after its last. */
  carry(transactions: readonly number[]): Promise<void>;
  stop(): Promise<void>;
}

const taskQueue = 'bare-cases';

export async function bareCases({ mongoUrl, temporalAddress: address }: Engines): Promise<BareCases> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: pathTo('dist/tests/bench/bare.workflow.js'),
    logger: new DefaultLogger('WARN'),
  });
  const mongo = await new MongoClient(mongoUrl).connect();
  const record = await bareRecord(mongo);
  const begun = new Map<string, () => void>();
  const whenBegun = (id: string) => new Promise<void>((resolve) => begun.set(id, resolve));
  const native = await NativeConnection.connect({ address });
  const activities = {
    async mark(id: string) {
      await record();
      begun.get(id)?.();
    },
  };
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle: { code }, activities });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  const { workflow } = new Client({ connection });
  return {
    async carry(transactions) {
      const id = randomUUID();
      const stages = transactions.map((_, stage) => `${id}-${String(stage)}`);
      const beginnings = stages.map(whenBegun);
      const parent = await workflow.start<typeof bareCase>('bareCase', { taskQueue, workflowId: id, args: [stages] });
      for (const [index, stage] of stages.entries()) {
        await beginnings[index];
        begun.delete(stage);
        // One of them opened the stage.
        for (let left = transactions[index] ?? 0; left > 1; left -= 1) await record();
        await workflow.getHandle(stage).signal('end');
      }
      await parent.result();
    },
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
      await mongo.close();
    },
  };
}

/** One transaction of two documents, as the reference of R1. */
async function bareRecord(client: MongoClient): Promise<() => Promise<void>> {
  const db = client.db('bench-bare-cases');
  const events = await db.createCollection<{ _id: string }>('events');
  const snapshots = await db.createCollection<{ _id: string; version: number }>('snapshots');
  return () =>
    client.withSession(async (session) => {
      session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
      const _id = randomUUID();
      await events.insertOne({ _id }, { session });
      await snapshots.insertOne({ _id, version: 1 }, { session });
      await session.commitTransaction();
    });
}
