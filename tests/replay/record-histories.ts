import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { demoTheatre } from '../stories/demo-theatre.js';
import { carryOneCase } from '../stories/thread.js';

/**
 * Records the histories that `replay.spec.ts` replays: the story runs against the running product
 * and every workflow of its case is written down. Run it when the kernel or the journey changed on
 * purpose: `npm run build && node dist/tests/replay/record-histories.js`, with TEMPORAL_ADDRESS set.
 */
const folder = 'tests/replay/histories';
const stages = ['attraction', 'contact', 'evaluation', 'negotiation', 'landing', 'reward'];

const { caseId } = await carryOneCase(
  demoTheatre((line) => {
    process.stdout.write(`${line}\n`);
  }),
);
const connection = await Connection.connect({
  address: process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:27720',
});
const { workflow } = new Client({ connection });
mkdirSync(folder, { recursive: true });
for (const stage of stages) {
  const handle = workflow.getHandle(`${stage}-${caseId}`);
  await handle.result();
  const history = JSON.parse(historyToJSON(await handle.fetchHistory())) as object;
  const file = join(folder, `${stage}.json`);
  writeFileSync(file, `${JSON.stringify(anonymous(history), null, 1)}\n`);
  process.stdout.write(`recorded ${file}\n`);
}
await connection.close();

/** A history names the machine and process that ran it; nobody needs to know. */
function anonymous(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anonymous);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'identity' ? 'worker' : anonymous(inner)]),
  );
}
