import { describe, expect, it, jest } from '@jest/globals';
import { everyKind, runCampaign } from './campaign.js';
import { report } from './report.js';

/** The short form: under four minutes on a busy machine; `npm run faults` rages longer. */
jest.setTimeout(600_000);

/** The same shocks in every run of the suite; other seeds are for the long form. */
const seed = Number(process.env['DUET_FAULTS_SEED'] ?? 7);

describe('a short campaign of kills, freezes, partitions, wrong clocks and planted faults', () => {
  it('loses nothing, does nothing twice and comes to rest', async () => {
    const said: string[] = [`seed ${String(seed)} (DUET_FAULTS_SEED repeats it)`];
    const result = await runCampaign(
      {
        seed,
        seconds: 30,
        copies: 1,
        clients: 6,
        cases: 4,
        tellers: 2,
        kinds: everyKind,
        gapMs: [2000, 5000],
        failpoints: 6,
        failpointLimitMs: 8000,
        // Ten seconds a day.
        citySpeed: 8640,
      },
      (line) => said.push(line),
    );
    said.push(...report(seed, result));
    process.stdout.write(`${said.join('\n')}\n`);
    expect(result.violations).toEqual([]);
    expect(result.fell).toEqual([]);
    expect(result.tally.unexpected).toEqual([]);
    // Patience may run out under shocks; a step that is refused is a story that never pays.
    const refused = result.stories.givenUp.filter((why) => !/was not answered within|in vain/.test(why));
    expect(refused).toEqual([]);
    expect(result.commands).toBeGreaterThan(20);
    expect(result.passed).toBeGreaterThan(0);
    expect(result.shocks.length).toBeGreaterThan(2);
  });
});
