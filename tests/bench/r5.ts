import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Engines } from '#engines/bring-up';
import { freePort } from '#engines/ports';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { Caller } from '#testing/caller';
import { freshSpace } from '#testing/running-service';
import { officer } from '../core/leads.js';
import { inBlocks, ratioOf, type BlockPlan, type Ratio } from './blocks.js';

const plan: BlockPlan = { blocks: 10, runsPerBlock: 1, warmUp: 1 };
const lookMs = 5;

/**
 * R5: from spawn to the first successful command of every service in one process (its record is there
 * already) ÷ bare Nest on Fastify with one bare worker and a prebuilt bundle, to its first answer.
 */
export async function r5(engines: Engines): Promise<Record<string, Ratio>> {
  const environment = {
    PATH: process.env['PATH'],
    MONGO_URL: engines.mongoUrl,
    KAFKA_BROKERS: engines.kafkaBrokers,
    TEMPORAL_ADDRESS: engines.temporalAddress,
    DUET_SPACE: freshSpace(),
    DUET_MASTER_KEY: randomBytes(32).toString('base64'),
    DUET_LOG: 'error',
  };
  const token = await issueToken(officer, tokenSecret(environment.DUET_MASTER_KEY));
  let opened = 0;
  const start = async (program: string, path: string) => {
    const port = await freePort();
    const caller = new Caller(`http://127.0.0.1:${String(port)}`, token);
    opened += 1;
    const body = {
      title: '示例：启动后的第一个项目',
      subjects: [{ kind: 'organisation', name: `示例启动企业 ${String(opened)}` }],
      district: 'dongsheng',
      source: { kind: 'own-search' },
    };
    const startedAt = performance.now();
    const child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...environment, DUET_PORT: String(port) },
    });
    for (;;) {
      const reply = await caller.post(path, body).catch(() => undefined);
      if (reply && reply.status < 300) break;
      if (child.exitCode !== null) throw new Error(`${program} ended with ${String(child.exitCode)}`);
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
    const took = performance.now() - startedAt;
    await killed(child);
    return took;
  };
  const times = await inBlocks(
    plan,
    () => start('dist/apps/duet/src/main.js', '/api/contact/cases'),
    () => start('dist/tests/bench/bare-start.js', '/bare'),
  );
  return { 'R5 p50': ratioOf(times, 0.5) };
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGKILL');
  });
}
