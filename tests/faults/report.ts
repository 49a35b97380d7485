import type { CampaignResult } from './campaign.js';

/** What a campaign did and found, a line each. */
export function report(seed: number, result: CampaignResult): string[] {
  const { shocks, failpoints, commands, tally, stories, violations, calmAfterMs, events } = result;
  const share = (kind: 'read' | 'command') => `${(tally.share(kind) * 100).toFixed(1)} %`;
  return [
    `seed ${String(seed)}`,
    `shocks ${String(shocks.length)}, failpoints ${String(failpoints.reached)} reached of ${String(failpoints.tried)} tried (${String(failpoints.known)} are known)`,
    `storm ${String(commands)} commands, each sent twice at once; stories ${String(stories.finished)} paid, ${String(stories.givenUp.length)} given up`,
    `answered at first try within 5 s: reads ${share('read')} of ${String(tally.reads)}, commands ${share('command')} of ${String(tally.commands)}; slowest ${(tally.slowestMs / 1000).toFixed(1)} s`,
    `answered with 500: ${String(tally.unexpected.length)}; after more than 30 s: ${String(tally.late.length)}`,
    `${String(events)} events; everything held ${(calmAfterMs / 1000).toFixed(1)} s after the last command`,
    `violations ${String(violations.length)}`,
    ...violations.slice(0, 50).map(({ invariant, what }) => `  ${invariant}: ${what}`),
    ...stories.givenUp.slice(0, 10).map((why) => `  given up: ${why.slice(0, 300)}`),
    ...[...new Set(tally.unexpected)].slice(0, 10).map((path) => `  500 at ${path}`),
  ];
}
