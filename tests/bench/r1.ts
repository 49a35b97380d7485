import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { MongoClient } from 'mongodb';
import type { Engines } from '#engines/bring-up';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { officer, openCase, touch } from '../core/leads.js';
import { ServiceProcess } from '../core/service-process.js';
import { inBlocks, ratioOf, type BlockPlan, type Ratio } from './blocks.js';
import { poster } from './poster.js';

/** Services live for weeks: what is measured is code that Node has compiled, which takes 1,500 commands. */
const plan: BlockPlan = { blocks: 40, runsPerBlock: 50, warmUp: 2000 };
/** A case that grew too long would be measured, not the command: a new one each so many, its opening not counted. */
const commandsPerCase = 25;

/**
 * R1: a stage command over HTTP (sign-in, permission, validation, idempotency, decide, record, reply)
 * ÷ a bare transaction of two documents (`w: majority, j: true`) on the same MongoDB.
 */
export async function r1({ mongoUrl }: Engines): Promise<Record<string, Ratio>> {
  const service = new ServiceProcess('contact');
  await service.start();
  const client = await new MongoClient(mongoUrl).connect();
  const db = client.db('bench-bare');
  await db.createCollection('events');
  await db.createCollection('snapshots');
  const li = await service.as(officer);
  const post = poster(service.url, await issueToken(officer, tokenSecret(service.masterKey)));
  let caseId = '';
  let given = 0;
  const command = async () => {
    if (given % commandsPerCase === 0) caseId = await openCase(li);
    given += 1;
    const startedAt = performance.now();
    const status = await post(`/api/contact/cases/${caseId}/log-touch`, touch);
    if (status !== 200) throw new Error(`log-touch: ${String(status)}`);
    return performance.now() - startedAt;
  };
  const refused = async () => {
    const status = await post(`/api/contact/cases/${caseId}/log-touch`, { ...touch, on: '2099-01-05' });
    if (status !== 409) throw new Error(`expected a refusal: ${String(status)}`);
  };
  const bare = () =>
    client.withSession(async (session) => {
      session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
      const _id = randomUUID();
      await db.collection<{ _id: string }>('events').insertOne({ _id }, { session });
      await db
        .collection<{ _id: string; version?: number }>('snapshots')
        .updateOne({ _id: 'one' }, { $inc: { version: 1 } }, { upsert: true, session });
      await session.commitTransaction();
    });
  const accepted = await inBlocks(plan, command, bare);
  const turnedDown = await inBlocks({ ...plan, blocks: 10, warmUp: 500 }, refused, bare);
  await client.close();
  await service.kill();
  return {
    'R1 p50, accepted': ratioOf(accepted, 0.5),
    'R1 p99, accepted': ratioOf(accepted, 0.99),
    'R1 p50, refused by a rule': ratioOf(turnedDown, 0.5),
  };
}
