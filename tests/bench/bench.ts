import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { bringUpEngines, type Engines } from '#engines/bring-up';
import type { Ratio } from './blocks.js';
import { c1 } from './c1.js';
import { c2 } from './c2.js';
import { r1 } from './r1.js';
import { r10 } from './r10.js';
import { r13 } from './r13.js';
import { r2 } from './r2.js';
import { r5 } from './r5.js';
import { r6 } from './r6.js';
import { r7 } from './r7.js';
import { r8 } from './r8.js';
import { r9 } from './r9.js';
import { scale } from './scale.js';

/**
 * `npm run bench -- R1 R2 …`: speed as ratios measured in one run, product against a bare reference on
 * the same engines. Prints a table and writes the figures as JSON beside it.
 */
interface Measure {
  readonly what: string;
  /**
   * Ratios by the line of the table, or figures with no bare reference; its own processes are ended when
   * it resolves.
   */
  readonly run: (engines: Engines) => Promise<Record<string, Ratio | number>>;
}

const measures: Readonly<Record<string, Measure>> = {
  C1: { what: 'the console: long lists scrolled, first screens with the CPU slowed four times', run: c1 },
  C2: { what: 'the console: clicks and page loads of one case from the lead to the money', run: c2 },
  R1: { what: 'a command over HTTP against a bare two-document transaction', run: r1 },
  R2: { what: 'from committed to readable elsewhere, against bare Kafka', run: r2 },
  'R3-R4': { what: '20,000 open cases against 1,000: memory, CPU and what is asked most', run: scale },
  R5: { what: 'a cold start of everything, against bare Nest with one bare worker', run: r5 },
  R6: { what: 'a sheet of 10,000 rows, against parsing it and raw inserts', run: r6 },
  R7: { what: 'a read model made anew, against reading its events', run: r7 },
  R8: { what: 'a naive transaction a payout against the fund writer, on one fund', run: r8 },
  R9: { what: 'the HTTP pipeline against bare node:http', run: r9 },
  R10: { what: 'whole cases a second, against bare transactions and workflows', run: r10 },
  R13: { what: 'from one stage’s end to the next one’s start, against bare workflows', run: r13 },
};

const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((name) => !Object.hasOwn(measures, name));
if (wanted.length === 0 || unknown.length > 0) {
  if (unknown.length > 0) say(`No such measure here yet: ${unknown.join(', ')}.`);
  for (const [name, { what }] of Object.entries(measures)) say(`${name.padEnd(4)} ${what}`);
  process.exit(1);
}

const engines = await bringUpEngines({
  dataDir: await mkdtemp(join(tmpdir(), 'duet-bench-')),
  throwAway: true,
  log: say,
});
process.env['DUET_TEST_MONGO_URL'] = engines.mongoUrl;
process.env['DUET_TEST_KAFKA_BROKERS'] = engines.kafkaBrokers;
process.env['DUET_TEST_TEMPORAL_ADDRESS'] = engines.temporalAddress;
const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
await mkdir('dist/bench', { recursive: true });
for (const name of wanted) {
  const measure = measures[name];
  if (!measure) continue;
  say(`${name}: ${measure.what} …`);
  const ratios = await measure.run(engines);
  for (const [line, ratio] of Object.entries(ratios)) say(row(line, ratio));
  const file = `dist/bench/${name}.json`;
  const figures = { at: new Date().toISOString(), machine, ratios };
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  say(`Written to ${file}.`);
}
await engines.stop();
process.exit(0);

function row(name: string, figure: Ratio | number): string {
  if (typeof figure === 'number') return `${name.padEnd(70)} ${figure.toFixed(1).padStart(9)}`;
  const { product, bare, ratio, low, high, unit = 'ms' } = figure;
  const ms = (value: number) => `${value.toFixed(2)} ${unit}`.padStart(11);
  const interval = `(95 %: ${low.toFixed(2)}–${high.toFixed(2)})`;
  return `${name.padEnd(34)} ${ms(product)} ÷ ${ms(bare)} = ${ratio.toFixed(2)} ${interval}`;
}
