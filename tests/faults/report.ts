import type { CampaignResult } from './campaign.js';
import type { EnumerationResult } from './enumeration.js';

/** What a campaign did and found, a line each. */
export function report(seed: number, result: CampaignResult): string[] {
  const { shocks, failpoints, storm, commands, tally, stories, deadlines, violations, fell, calmAfterMs, events, passed } = result;
  const share = (kind: 'read' | 'command') => `${(tally.share(kind) * 100).toFixed(1)} %`;
  return [
    `seed ${String(seed)}`,
    `shocks ${String(shocks.length)}, failpoints ${String(failpoints.reached)} reached of ${String(failpoints.tried)} tried (${String(failpoints.known)} are known)`,
    `storm ${String(commands)} commands, each sent twice at once; stories ${String(stories.finished)} paid, ${String(stories.givenUp.length)} given up`,
    `answered at first try within 5 s: reads ${share('read')} of ${String(tally.reads)}, commands ${share('command')} of ${String(tally.commands)}; slowest ${(tally.slowestMs / 1000).toFixed(1)} s`,
    `given up by a client of the storm, and sent again when it was calm: ${String(storm.unanswered.length)}`,
    `answered with 500: ${String(tally.unexpected.length)}; after more than 30 s: ${String(tally.late.length)}`,
    `limits: ${String(deadlines.opened)} leads left alone, ${String(passed)} limits passed by themselves`,
    `${String(events)} events; everything held ${(calmAfterMs / 1000).toFixed(1)} s after the last command`,
    `violations ${String(violations.length)}; processes that ended by themselves ${String(fell.length)}`,
    ...violations.slice(0, 50).map(({ invariant, what }) => `  ${invariant}: ${what}`),
    ...fell.slice(0, 10).map((words) => `  ended by itself: ${words.slice(-600)}`),
    ...stories.givenUp.slice(0, 10).map((why) => `  given up: ${why.slice(0, 300)}`),
    ...storm.unanswered.slice(0, 20).map((what) => `  unanswered: ${what}`),
    ...tally.late.slice(0, 60).map((what) => `  late: ${what}`),
    ...deadlines.givenUp.slice(0, 10).map((why) => `  given up on a limit: ${why.slice(0, 300)}`),
    ...tally.unexpected.slice(0, 10).map((what) => `  500: ${what}`),
  ];
}

/** What going through all failpoints did and found, a line each. */
export function reportOfEnumeration(seed: number, result: EnumerationResult): string[] {
  const { points, phases, differences, givenUp, signed, batches, deadlines } = result;
  return [
    `seed ${String(seed)}`,
    `${String(points.length)} awaits; ${String(signed)} cases signed, ${String(batches)} batches paid, ${String(deadlines.opened)} limits set, ${String(deadlines.refusedLate)} commands refused as one passed`,
    ...phases.flatMap(({ phase, wanted, met, missed, seconds, checked }) => [
      `${phase}: ${String(met)} of ${String(wanted)} met in ${String(seconds)} s, ${String(missed.length)} missed, violations ${String(checked.violations.length)}`,
      ...checked.violations.slice(0, 20).map(({ invariant, what }) => `  ${invariant}: ${what}`),
      ...missed.map((name) => `  missed ${name}`),
    ]),
    `one command told two answers: ${String(differences.length)}`,
    ...differences.slice(0, 10).map((what) => `  ${what.slice(0, 400)}`),
    `given up: ${String(givenUp.length)}`,
    ...givenUp.slice(0, 10).map((why) => `  ${why.slice(0, 300)}`),
  ];
}

export function isWhole({ phases, differences }: EnumerationResult): boolean {
  return (
    differences.length === 0 &&
    phases.every(({ missed, checked }) => missed.length === 0 && checked.violations.length === 0)
  );
}
