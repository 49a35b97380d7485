import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Engines } from '#engines/bring-up';
import { freePort } from '#engines/ports';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { eventually } from '#testing/caller';
import { officer, touch } from '../core/leads.js';
import { inBlocks, ratioOf, type BlockPlan, type Ratio } from './blocks.js';
import { poster } from './poster.js';

const plan: BlockPlan = { blocks: 30, runsPerBlock: 300, warmUp: 8000 };

/**
 * R9: a command through the whole pipeline (token, permission, body against its contract, key, command
 * bus, reply) to a handler that does nothing ÷ bare node:http that parses the same body and answers.
 */
export async function r9(engines: Engines): Promise<Record<string, Ratio>> {
  const masterKey = randomBytes(32).toString('base64');
  const token = await issueToken(officer, tokenSecret(masterKey));
  const started = await Promise.all(
    ['pipeline', 'bare'].map(async (which) => {
      const port = await freePort();
      const child = spawn(process.execPath, [`dist/tests/bench/${which}-server.js`], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          MONGO_URL: engines.mongoUrl,
          KAFKA_BROKERS: engines.kafkaBrokers,
          TEMPORAL_ADDRESS: engines.temporalAddress,
          DUET_MASTER_KEY: masterKey,
          DUET_PORT: String(port),
          DUET_LOG: 'error',
        },
      });
      return { child, post: posting(port, token) };
    }),
  );
  const [pipeline, bare] = started as [Started, Started];
  for (const { post } of started) {
    await eventually('the server answers', () => post().then(() => true, () => false));
  }
  const times = await inBlocks(plan, pipeline.post, bare.post);
  for (const { child } of started) child.kill('SIGKILL');
  return { 'R9 p50': ratioOf(times, 0.5), 'R9 p99': ratioOf(times, 0.99) };
}

interface Started {
  readonly child: ChildProcess;
  readonly post: () => Promise<void>;
}

function posting(port: number, token: string): () => Promise<void> {
  const post = poster(`http://127.0.0.1:${String(port)}`, token);
  return async () => {
    const status = await post('/api/contact/cases/c1/log-touch', touch, 'one-and-the-same');
    if (status !== 200) throw new Error(`answered ${String(status)}`);
  };
}
