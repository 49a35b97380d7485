import { mkdtemp, mkdir, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpEngines } from '#engines/bring-up';
import { ServiceProcess } from '../core/service-process.js';
import type { Ratio } from './blocks.js';
import { r1 } from './r1.js';

/**
 * `npm run bench -- R1`: speed as ratios measured in one run, product against a bare reference on
 * the same engines. Prints a table and writes the figures as JSON beside it.
 */
const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((name) => name !== 'R1');
if (unknown.length > 0) {
  say(`No such measure here yet: ${unknown.join(', ')}. There is: R1.`);
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
const service = new ServiceProcess('contact');
await service.start();
say('R1: a command over HTTP against a bare two-document transaction …');
const ratios = await r1(service, engines.mongoUrl);
await service.kill();
await engines.stop();

for (const [name, ratio] of Object.entries(ratios)) say(row(name, ratio));
const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version };
await mkdir('dist/bench', { recursive: true });
const file = 'dist/bench/R1.json';
await writeFile(file, `${JSON.stringify({ at: new Date().toISOString(), machine, ratios }, null, 2)}\n`);
say(`Written to ${file}.`);
process.exit(0);

function row(name: string, { product, bare, ratio, low, high }: Ratio): string {
  const ms = (value: number) => `${value.toFixed(2)} ms`.padStart(10);
  return `${name.padEnd(28)} ${ms(product)} ÷ ${ms(bare)} = ${ratio.toFixed(2)} (95 %: ${low.toFixed(2)}–${high.toFixed(2)})`;
}
