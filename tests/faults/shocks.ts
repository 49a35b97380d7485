import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { engineNames, type EngineName } from '#engines/program';
import { eventually } from '#testing/caller';
import type { ProcessHouse, ServiceCopy } from '../processes/process-house.js';
import type { Chance } from './chance.js';
import type { Armory } from './armory.js';
import type { Failpoint } from './failpoints.js';
import type { OwnEngines } from './own-engines.js';
import type { Wire } from './partition.js';

export const shockKinds = ['kill-service', 'kill-engine', 'freeze-engine', 'partition', 'clock'] as const;
export type ShockKind = (typeof shockKinds)[number];

const hour = 3_600_000;
const jumps = [hour, 24 * hour, -hour, -24 * hour];

export interface ShockedPlaces {
  readonly engines: OwnEngines;
  readonly house: ProcessHouse;
  readonly wires: readonly { readonly name: string; readonly wire: Wire }[];
  readonly clocks: ClockShifts;
}

/** Which copies run on a clock of their own, and by how much it is wrong (ms). */
export class ClockShifts {
  private readonly shifts = new Map<string, number>();

  set(copy: ServiceCopy, offset: number): void {
    this.shifts.set(`${copy.service}-${String(copy.copy)}`, offset);
  }

  wordsFor(service: string, copy: number): string[] {
    const offset = this.shifts.get(`${service}-${String(copy)}`);
    if (offset === undefined) return [];
    const preload = pathToFileURL(resolve('tests/faults/preload/clock.mjs')).href;
    return ['--import', `${preload}?offset=${String(offset)}`];
  }
}

/** Deals one shock and waits until it is over. @returns what it was, in words. */
export async function shock(kind: ShockKind, places: ShockedPlaces, chance: Chance): Promise<string> {
  const { engines, house, wires, clocks } = places;
  switch (kind) {
    case 'kill-service': {
      const copy = chance.oneOf(house.copies);
      await copy.end('SIGKILL');
      copy.start();
      return `kill -9 of ${nameOf(copy)}`;
    }
    case 'kill-engine': {
      const engine = chance.oneOf(engineNames);
      signalEngine(engines, engine, 'SIGKILL');
      await engines.restart(engine);
      return `kill -9 of ${engine}`;
    }
    case 'freeze-engine': {
      const engine = chance.oneOf(engineNames);
      const ms = chance.between(500, 4000);
      signalEngine(engines, engine, 'SIGSTOP');
      await pause(ms);
      signalEngine(engines, engine, 'SIGCONT');
      return `${engine} frozen for ${String(ms)} ms`;
    }
    case 'partition': {
      const { name, wire } = chance.oneOf(wires);
      const how = chance.oneOf(['drop', 'delay', 'reset'] as const);
      if (how === 'reset') wire.reset();
      else wire.set(how);
      const ms = chance.between(500, 4000);
      await pause(ms);
      wire.set('pass');
      return `${how} on the wire to ${name}, ${String(ms)} ms`;
    }
    case 'clock': {
      const copy = chance.oneOf(house.copies.filter(({ service }) => ['reward', 'contact', 'negotiation'].includes(service)));
      const offset = chance.oneOf(jumps);
      clocks.set(copy, offset);
      await copy.end('SIGKILL');
      copy.start();
      return `${nameOf(copy)} comes back with its clock ${String(offset / hour)} h off`;
    }
  }
}

/** Arms one failpoint and waits until it was reached. @returns whether it was. */
export async function fire(failpoint: Failpoint, armory: Armory, house: ProcessHouse, limitMs: number): Promise<boolean> {
  armory.arm(failpoint);
  const until = Date.now() + limitMs;
  let reached = false;
  while (!reached && Date.now() < until) {
    await pause(20);
    reached = armory.takeFired().length > 0;
  }
  armory.disarmAll();
  if (reached && failpoint.side.endsWith('kill')) await pause(50);
  house.raise();
  return reached;
}

/** Ends one service and starts it again; now and then while MongoDB is away for a moment. */
export async function restartOne(house: ProcessHouse, engines: OwnEngines, chance: Chance): Promise<void> {
  const copy = chance.oneOf(house.copies);
  await copy.end(chance.oneOf(['SIGTERM', 'SIGKILL']));
  if (chance.between(0, 3) < 1) {
    signalEngine(engines, 'mongo', 'SIGKILL');
    copy.start();
    await pause(1500);
    await engines.restart('mongo');
  }
  copy.start();
}

/** Does something while an engine stands still. */
export async function withFrozen(engines: OwnEngines, engine: EngineName, work: () => Promise<void>): Promise<void> {
  signalEngine(engines, engine, 'SIGSTOP');
  try {
    await work();
  } finally {
    signalEngine(engines, engine, 'SIGCONT');
  }
}

/** A fault that was planted last may still end a copy that was up when it was looked at. */
export async function everythingBack(house: ProcessHouse): Promise<void> {
  await Promise.all(
    house.copies.map((copy) =>
      eventually(`${nameOf(copy)} is back`, () => {
        copy.start();
        return copy.ready().then(
          () => true,
          () => false,
        );
      }, 180_000),
    ),
  );
}

function signalEngine(engines: OwnEngines, engine: EngineName, signal: NodeJS.Signals): void {
  const pid = engines.pids()[engine];
  if (pid === undefined) throw new Error(`${engine} was started here`);
  process.kill(pid, signal);
}

function nameOf({ service, copy }: ServiceCopy): string {
  return `${service} ${String(copy)}`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
