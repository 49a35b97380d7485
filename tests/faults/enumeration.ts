import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProcessHouse } from '../processes/process-house.js';
import { Armory } from './armory.js';
import { Chance } from './chance.js';
import { checkEverything, type Checked } from './checker/check.js';
import { CityTime } from './city-time.js';
import { plantFailpoints, sides, type Failpoint, type Point } from './failpoints.js';
import { Clients } from './load/clients.js';
import { Deadlines } from './load/deadlines.js';
import { Tally } from './load/heard.js';
import { Payers } from './load/payers.js';
import { ownEngines, type OwnEngines } from './own-engines.js';
import { pendingWork } from './pending-work.js';
import { everythingBack, restartOne, withFrozen } from './shocks.js';

export interface EnumerationPlan {
  readonly seed: number;
  readonly payers: number;
  /** How long in all, at most (s). */
  readonly limitSeconds: number;
  /** A phase ends when nothing was met for so long (s). */
  readonly quietSeconds: number;
  /** Only points whose names contain this. */
  readonly only?: string;
  /** Only phases whose names contain this. */
  readonly phase?: string;
  /** Only so many of each phase, by chance; default: every one there is. */
  readonly sample?: number;
}

export interface Enumerated {
  readonly phase: string;
  readonly wanted: number;
  readonly met: number;
  /** Not met, with what is awaited there. */
  readonly missed: readonly string[];
  readonly seconds: number;
  readonly checked: Checked;
}

export interface EnumerationResult {
  readonly points: readonly Point[];
  readonly phases: readonly Enumerated[];
  /** One command, two answers. */
  readonly differences: readonly string[];
  readonly givenUp: readonly string[];
  readonly signed: number;
  readonly batches: number;
  /** Cases that could not be reopened. */
  readonly refused: number;
  readonly deadlines: { readonly opened: number; readonly refusedLate: number };
}

/** What is done at the points, and how many that were armed a moment ago are out at once. */
const phases = [
  { name: 'error and duplicate', actions: ['error', 'duplicate'], width: 4 },
  { name: 'hang', actions: ['hang'], width: 8 },
  { name: 'kill', actions: ['kill'], width: 3 },
] as const;
/** One that was not met for so long is rarely met: it stays armed and keeps no other waiting. */
const rareAfterMs = 2500;
const restartEveryMs = 12_000;
/** So often something fails before the armed points that only a failure leads to. */
const failEveryMs = 2000;
const lookMs = 30;
const calmLimitMs = 180_000;
/** A day a minute. */
const citySpeed = 1440;
const canaries = ['13900000000', '示例联系人'];

interface World {
  readonly engines: OwnEngines;
  readonly house: ProcessHouse;
  readonly armory: Armory;
  readonly time: CityTime;
  readonly clients: Clients;
  readonly chance: Chance;
  readonly say: (line: string) => void;
}

/**
 * Goes through every await of the files that sign and pay, before and after it, with an error, with the
 * work done twice, with a hang and with a kill, while people sign and pay; the checker looks after each.
 */
export async function enumerateFailpoints(plan: EnumerationPlan, say: (line: string) => void): Promise<EnumerationResult> {
  const folder = mkdtempSync(join(tmpdir(), 'duet-failpoints-'));
  const time = new CityTime(citySpeed);
  const planted = plantFailpoints(folder, time);
  const armory = new Armory(join(folder, 'armed'));
  const engines = await ownEngines();
  const house = new ProcessHouse(engines, {
    // Two writers of a fund have to give way to each other.
    copies: (service) => (service === 'reward' ? 2 : 1),
    environment: { DUET_FAILPOINT_SOURCES: planted.sourcesFile, DUET_FAILPOINT_ARMED: armory.file },
    nodeWords: () => ['--import', pathToFileURL(resolve('tests/faults/preload/failpoints.mjs')).href],
  });
  try {
    await house.start();
    const differences: string[] = [];
    const tally = new Tally();
    tally.planted = true;
    const clients = new Clients(house.url, house.masterKey, tally, {
      now: () => time.now(),
      differs: (what) => differences.push(what),
    });
    const world = { engines, house, armory, time, clients, chance: new Chance(plan.seed), say };
    return { points: planted.points, differences, ...(await goThrough(plan, planted.points, world)) };
  } catch (error) {
    say(`The processes' logs are kept in ${house.keepLogs()}.`);
    for (const line of await pendingWork(engines.temporalAddress)) say(`  waits: ${line}`);
    throw error;
  } finally {
    await house.stop('SIGKILL');
    await engines.stop();
  }
}

async function goThrough(plan: EnumerationPlan, points: readonly Point[], world: World) {
  const { chance, house, say, time } = world;
  const until = Date.now() + plan.limitSeconds * 1000;
  const done: Enumerated[] = [];
  const payers = new Payers(world.clients.theatre(), plan.seed);
  say(`${String(house.copies.length)} processes are up; ${String(points.length)} awaits × ${String(sides.length)}.`);
  await payers.prepare(plan.payers);
  say(`${String(payers.signed)} cases can be paid.`);
  const limits: Deadlines[] = [];
  for (const phase of phases.filter(({ name }) => name.includes(plan.phase ?? ''))) {
    const chosen = points.filter(({ name }) => name.includes(plan.only ?? ''));
    const all = chosen.flatMap((point) => failpointsOf(point, phase.actions));
    const wanted = plan.sample === undefined ? all : chance.someOf(all, plan.sample);
    const startedAt = Date.now();
    const deadlines = new Deadlines(world.clients, time, plan.seed * 10 + limits.length, (work) =>
      withFrozen(world.engines, 'temporal', work),
    );
    limits.push(deadlines);
    const load = Promise.all([payers.pay(), deadlines.pass()]);
    load.catch(() => undefined);
    const left = await fireAll(wanted, phase, { ...plan, until, points }, world);
    await everythingBack(house);
    payers.calm();
    deadlines.calm();
    await load;
    const checked = await checkedNow(world);
    const missed = left.map((failpoint) => nameOf(failpoint, points));
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    done.push({ phase: phase.name, wanted: wanted.length, met: wanted.length - left.length, missed, seconds, checked });
    say(`${phase.name}: ${String(wanted.length - left.length)} of ${String(wanted.length)} in ${String(seconds)} s, violations ${String(checked.violations.length)}`);
  }
  const { signed, batches, refused } = payers;
  return {
    ...{ phases: done, signed, batches, refused },
    givenUp: [...payers.givenUp, ...limits.flatMap((one) => one.givenUp)],
    deadlines: {
      opened: limits.reduce((sum, { opened }) => sum + opened, 0),
      refusedLate: limits.reduce((sum, { refusedLate }) => sum + refusedLate, 0),
    },
  };
}

async function checkedNow({ engines, house, time, say }: World): Promise<Checked> {
  const places = { ...engines, space: house.space, logFolder: house.logFolder, now: () => time.now() };
  const checked = await checkEverything(places, [], canaries, calmLimitMs);
  if (checked.violations.length > 0) say(`The processes' logs are kept in ${house.keepLogs()}.`);
  return checked;
}

/** @returns those that were not met. */
async function fireAll(
  wanted: readonly Failpoint[],
  { width }: (typeof phases)[number],
  { until, quietSeconds, points }: Pick<EnumerationPlan, 'quietSeconds'> & { readonly until: number; readonly points: readonly Point[] },
  { armory, house, engines, chance, say }: World,
): Promise<readonly Failpoint[]> {
  const waiting = chance.someOf(wanted, wanted.length);
  const armedAt = new Map<Failpoint, number>();
  const causes = new Map(points.map(({ name, behind }) => [name, causesOf(behind, wanted)]));
  let lastMet = Date.now();
  let failedAt = Date.now();
  let restartedAt = Date.now();
  let restarting = Promise.resolve();
  while (waiting.length + armedAt.size > 0 && Date.now() < until && Date.now() - lastMet < quietSeconds * 1000) {
    for (const fired of armory.takeFired()) if (armedAt.delete(fired)) lastMet = Date.now();
    const fresh = [...armedAt.values()].filter((at) => Date.now() - at < rareAfterMs).length;
    const next = fresh < width ? waiting.pop() : undefined;
    if (next) {
      armory.arm(next);
      armedAt.set(next, Date.now());
    }
    if (Date.now() - failedAt > failEveryMs) {
      failedAt = Date.now();
      for (const { name } of armedAt.keys()) for (const cause of causes.get(name) ?? []) armory.arm(cause);
    }
    house.raise();
    if (Date.now() - restartedAt > restartEveryMs) {
      restartedAt = Date.now();
      say(`  ${String(waiting.length)} to be armed, ${String(armedAt.size)} armed`);
      await restarting;
      restarting = restartOne(house, engines, chance);
    }
    await new Promise((go) => setTimeout(go, lookMs));
  }
  armory.disarmAll();
  await restarting;
  return [...waiting, ...armedAt.keys()];
}

/** The errors that lead to an await in a `catch`; those that are wanted themselves are the wanted ones. */
function causesOf(behind: readonly string[], wanted: readonly Failpoint[]): readonly Failpoint[] {
  const side = 'before error';
  return behind.map((name) => wanted.find((one) => one.name === name && one.side === side) ?? { name, side });
}

function failpointsOf({ name }: Point, actions: readonly string[]): Failpoint[] {
  return sides.filter((side) => actions.includes(side.split(' ')[1] ?? '')).map((side) => ({ name, side }));
}

function nameOf({ name, side }: Failpoint, points: readonly Point[]): string {
  const awaits = points.find((point) => point.name === name)?.awaits ?? '';
  return `${name} ${side}: await ${awaits.slice(0, 90)}`;
}
