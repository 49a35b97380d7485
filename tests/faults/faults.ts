import { parseArgs } from 'node:util';
import { everyKind, runCampaign } from './campaign.js';
import { report } from './report.js';

/**
 * `npm run faults -- --minutes N --seed S`: the long form. `--failpoints all` goes through every await
 * of the files that sign and pay; `--no-shocks` leaves out kills, freezes, partitions and clocks.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    seed: { type: 'string' },
    clients: { type: 'string', default: '16' },
    copies: { type: 'string', default: '2' },
    tellers: { type: 'string', default: '2' },
    failpoints: { type: 'string', default: '0' },
    'no-shocks': { type: 'boolean', default: false },
  },
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const seed = Number(values.seed ?? Date.now() % 1_000_000);
say(`seed ${String(seed)}`);
const result = await runCampaign(
  {
    seed,
    seconds: Number(values.minutes) * 60,
    copies: Number(values.copies),
    clients: Number(values.clients),
    tellers: Number(values.tellers),
    kinds: values['no-shocks'] ? [] : everyKind,
    gapMs: [3000, 15_000],
    failpointLimitMs: 25_000,
    failpoints: values.failpoints === 'all' ? 'all' : Number(values.failpoints),
  },
  say,
);
for (const line of report(seed, result)) say(line);
process.exit(result.violations.length === 0 && result.tally.unexpected.length === 0 ? 0 : 1);
