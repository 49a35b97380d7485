import { parseArgs } from 'node:util';
import { everyKind, isWell, runCampaign } from './campaign.js';
import { enumerateFailpoints } from './enumeration.js';
import { isWhole, report, reportOfEnumeration } from './report.js';

/**
 * `npm run faults -- --minutes N --seed S`: the long form; `--no-shocks` leaves out kills, freezes,
 * partitions and clocks. `npm run faults -- --every-failpoint` goes through every await of the files
 * that sign and pay, for `--minutes` at most; `--phase kill` only the kills.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    seed: { type: 'string' },
    clients: { type: 'string', default: '16' },
    cases: { type: 'string', default: '4' },
    copies: { type: 'string', default: '2' },
    tellers: { type: 'string', default: '2' },
    failpoints: { type: 'string', default: '0' },
    'no-shocks': { type: 'boolean', default: false },
    'every-failpoint': { type: 'boolean', default: false },
    payers: { type: 'string', default: '6' },
    sample: { type: 'string' },
    only: { type: 'string' },
    phase: { type: 'string' },
  },
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const seed = Number(values.seed ?? Date.now() % 1_000_000);
say(`seed ${String(seed)}`);
if (values['every-failpoint']) {
  const enumerated = await enumerateFailpoints(
    {
      seed,
      payers: Number(values.payers),
      limitSeconds: Number(values.minutes) * 60,
      quietSeconds: 60,
      ...(values.only !== undefined && { only: values.only }),
      ...(values.phase !== undefined && { phase: values.phase }),
      ...(values.sample !== undefined && { sample: Number(values.sample) }),
    },
    say,
  );
  for (const line of reportOfEnumeration(seed, enumerated)) say(line);
  process.exit(isWhole(enumerated) ? 0 : 1);
}
const result = await runCampaign(
  {
    seed,
    seconds: Number(values.minutes) * 60,
    copies: Number(values.copies),
    clients: Number(values.clients),
    cases: Number(values.cases),
    tellers: Number(values.tellers),
    kinds: values['no-shocks'] ? [] : everyKind,
    gapMs: [3000, 15_000],
    failpointLimitMs: 25_000,
    // A minute a day.
    citySpeed: 1440,
    failpoints: values.failpoints === 'all' ? 'all' : Number(values.failpoints),
  },
  say,
);
for (const line of report(seed, result)) say(line);
process.exit(isWell(result) ? 0 : 1);
