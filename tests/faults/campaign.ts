import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '#engines/ports';
import { ProcessHouse } from '../processes/process-house.js';
import { Armory } from './armory.js';
import { Chance } from './chance.js';
import { checkEverything, type Checked } from './checker/check.js';
import { CityTime } from './city-time.js';
import { plantFailpoints, sides, type Failpoint, type Point } from './failpoints.js';
import { Clients } from './load/clients.js';
import { Deadlines } from './load/deadlines.js';
import { Tally } from './load/heard.js';
import { Stories } from './load/stories.js';
import { Storm } from './load/storm.js';
import { ownEngines, type OwnEngines } from './own-engines.js';
import { startWire } from './partition.js';
import { ClockShifts, everythingBack, fire, shock, shockKinds, type ShockKind } from './shocks.js';

export interface CampaignPlan {
  readonly seed: number;
  /** How long it rages. */
  readonly seconds: number;
  readonly copies: number;
  readonly clients: number;
  /** How many cases the storm is about. */
  readonly cases: number;
  readonly tellers: number;
  readonly kinds: readonly ShockKind[];
  /** Milliseconds between shocks, at least and at most. */
  readonly gapMs: readonly [number, number];
  /** `all`: every failpoint × side, however long it takes; a number: so many of them by chance. */
  readonly failpoints: 'all' | number;
  /** One that no story reaches in this time (ms) is counted as not reached. */
  readonly failpointLimitMs: number;
  /** How many seconds of the city's pass in one: limits of days pass while everything burns. */
  readonly citySpeed: number;
}

export interface CampaignResult extends Checked {
  /** Last words of processes that ended by themselves: nothing that happens outside may end one. */
  readonly fell: readonly string[];
  readonly shocks: readonly string[];
  readonly failpoints: { readonly known: number; readonly tried: number; readonly reached: number };
  readonly commands: number;
  readonly tally: Tally;
  readonly storm: Storm;
  readonly stories: Stories;
  readonly deadlines: Deadlines;
}

/** Whether nothing happened that must not: what a run is judged by. */
export function isWell({ violations, fell, tally }: CampaignResult): boolean {
  return violations.length + fell.length + tally.unexpected.length === 0;
}

/** Personal data of the story's lead sheet and of the storm. */
const canaries = ['13900000000', '示例联系人', '示例：storm'];
const calmLimitMs = 120_000;
const superviseMs = 1000;

export async function runCampaign(plan: CampaignPlan, say: (line: string) => void): Promise<CampaignResult> {
  // Kafka's clients go to the address the broker tells them, so that has to be the wire's.
  const kafkaListens = await freePort();
  const kafkaWire = await startWire(kafkaListens);
  const engines = await ownEngines({}, { kafkaWire: { listen: kafkaListens, advertised: kafkaWire.port } });
  const wires = [
    { name: 'mongo', wire: await startWire(portOf(engines.mongoUrl)) },
    { name: 'kafka', wire: kafkaWire },
    { name: 'temporal', wire: await startWire(portOf(engines.temporalAddress)) },
  ];
  const folder = mkdtempSync(join(tmpdir(), 'duet-failpoints-'));
  const time = new CityTime(plan.citySpeed);
  const planted = plantFailpoints(folder, time);
  const armory = new Armory(join(folder, 'armed'));
  const clocks = new ClockShifts();
  const [mongo, , temporal] = wires.map(({ wire }) => wire.port);
  const house = new ProcessHouse(
    {
      // A set member's own address would lead around the wire.
      mongoUrl: `mongodb://127.0.0.1:${String(mongo)}/?directConnection=true`,
      kafkaBrokers: `127.0.0.1:${String(kafkaWire.port)}`,
      temporalAddress: `127.0.0.1:${String(temporal)}`,
    },
    {
      copies: plan.copies,
      environment: {
        DUET_FAILPOINT_SOURCES: planted.sourcesFile,
        DUET_FAILPOINT_ARMED: armory.file,
      },
      nodeWords: (service, copy) => [
        ...['--import', pathToFileURL(resolve('tests/faults/preload/failpoints.mjs')).href],
        ...clocks.wordsFor(service, copy),
      ],
    },
  );
  try {
    await house.start();
    say(`${String(house.copies.length)} processes are up; ${String(planted.points.length)} awaits sign and pay.`);
    const scene = { engines, house, wires, clocks, time };
    const raged = await supervised(house, () => rage(plan, scene, planted.points, armory, say));
    say('All shocks are over; the checker looks …');
    const { mongoUrl, kafkaBrokers, temporalAddress } = engines;
    const places = { mongoUrl, kafkaBrokers, temporalAddress, space: house.space, logFolder: house.logFolder, now: () => time.now() };
    const checked = await checkEverything(places, raged.storm.heard(), canaries, calmLimitMs);
    const result = { ...raged, ...checked, commands: raged.storm.heard().length };
    if (!isWell(result)) say(`The processes' logs are kept in ${house.keepLogs()}.`);
    return result;
  } finally {
    await house.stop('SIGKILL');
    await Promise.all(wires.map(({ wire }) => wire.stop()));
    await engines.stop();
  }
}

interface Scene {
  readonly engines: OwnEngines;
  readonly house: ProcessHouse;
  readonly wires: Parameters<typeof shock>[1]['wires'];
  readonly clocks: ClockShifts;
  readonly time: CityTime;
}

async function rage(
  plan: CampaignPlan,
  scene: Scene,
  points: readonly Point[],
  armory: Armory,
  say: (line: string) => void,
) {
  const { house } = scene;
  const chance = new Chance(plan.seed);
  const tally = new Tally();
  const clients = new Clients(house.url, house.masterKey, tally, { now: () => scene.time.now() });
  const storm = new Storm(clients, { seed: plan.seed, clients: plan.clients, cases: plan.cases });
  const stories = new Stories(clients, plan.seed);
  await storm.open();
  const deadlines = new Deadlines(clients, scene.time, plan.seed);
  const load = Promise.all([storm.rage(), stories.tell(plan.tellers), deadlines.pass()]);
  // Awaited below; a load that fails early must not end the process before the shocks are undone.
  load.catch(() => undefined);
  const until = Date.now() + plan.seconds * 1000;
  const shocks: string[] = [];
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, chance.between(...plan.gapMs)));
    if (plan.kinds.length === 0) continue;
    shocks.push(await shock(chance.oneOf(plan.kinds), scene, chance));
    say(`  ${new Date().toISOString().slice(11, 19)} ${shocks.at(-1) ?? ''}`);
  }
  // A planted error may rightly end a process.
  const fell = [...house.fell];
  tally.planted = plan.failpoints !== 0;
  const failpoints = await fireThem(plan, points, { chance, armory, house, say });
  await everythingBack(house);
  storm.calm();
  stories.calm();
  deadlines.calm();
  await load;
  await storm.sendAgain();
  return { shocks, failpoints, tally, stories, storm, deadlines, fell };
}

/** Does something while whoever falls is started again, as a supervisor would. */
async function supervised<Result>(house: ProcessHouse, work: () => Promise<Result>): Promise<Result> {
  const supervisor = setInterval(() => {
    house.raise();
  }, superviseMs);
  try {
    return await work();
  } finally {
    clearInterval(supervisor);
  }
}

async function fireThem(
  plan: CampaignPlan,
  points: readonly Point[],
  { chance, armory, house, say }: { chance: Chance; armory: Armory; house: ProcessHouse; say: (line: string) => void },
): Promise<CampaignResult['failpoints']> {
  const all: Failpoint[] = points.flatMap(({ name }) => sides.map((side) => ({ name, side })));
  const wanted =
    plan.failpoints === 'all' ? all : Array.from({ length: plan.failpoints }, () => chance.oneOf(all));
  let reached = 0;
  for (const [index, failpoint] of wanted.entries()) {
    const hit = await fire(failpoint, armory, house, plan.failpointLimitMs);
    if (hit) reached += 1;
    say(`  ${String(index + 1)}/${String(wanted.length)} ${failpoint.name} ${failpoint.side}: ${hit ? 'reached' : 'not reached'}`);
  }
  return { known: all.length, tried: wanted.length, reached };
}

export const everyKind: readonly ShockKind[] = shockKinds;

function portOf(address: string): number {
  const port = /:(\d+)/.exec(address.replace('mongodb://', ''))?.[1];
  if (port === undefined) throw new Error(`no port in ${address}`);
  return Number(port);
}
