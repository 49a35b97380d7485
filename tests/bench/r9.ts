import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Engines } from '#engines/bring-up';
import { freePort } from '#engines/ports';
import { issueToken } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { eventually } from '#testing/caller';
import { officer, touch } from '../core/leads.js';
import { inBlocks, ratioOf, type BlockPlan, type Ratio } from './blocks.js';

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
      return { child, post: poster(port, token) };
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

/** One kept connection and no more of a client than both need. */
function poster(port: number, token: string): () => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const body = JSON.stringify(touch);
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    'idempotency-key': 'one-and-the-same',
  };
  return () =>
    new Promise((resolve, reject) => {
      const sent = request(
        { agent, host: '127.0.0.1', port, method: 'POST', path: '/api/contact/cases/c1/log-touch', headers },
        (answer) => {
          answer.resume();
          answer.on('end', () => {
            if (answer.statusCode === 200) resolve();
            else reject(new Error(`answered ${String(answer.statusCode)}`));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
}
