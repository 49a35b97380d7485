import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { acquireEngine, type EngineRecipe } from './acquire.js';
import { waitUntilReady, type Durability, type EngineServer } from './engine-server.js';
import { kafkaRecipe } from './kafka-recipe.js';
import { kafkaServer } from './kafka-server.js';
import { startKeeper, type Keeper, type KeptProcess } from './kept-processes.js';
import { endLeftOvers, recordRun } from './left-overs.js';
import { mongoRecipe } from './mongo-recipe.js';
import { mongoServer } from './mongo-server.js';
import { freeEnginePorts, type EnginePorts, type KafkaWire } from './ports.js';
import { Problem, sentenceOf } from './problem.js';
import { engineNames, engineTitles, type EngineName, type EngineProgram } from './program.js';
import { showDuration, type Log } from './progress.js';
import { temporalRecipe } from './temporal-recipe.js';
import { temporalServer } from './temporal-server.js';

/** Addresses of engines somebody else runs; those are used and not started. */
export type GivenEngines = Readonly<Partial<Record<EngineName, string>>>;

export interface BringUpOptions {
  /** The folder all engines keep their data and logs in; made when it is missing. */
  readonly dataDir: string;
  /** Default: free ones, chosen by the operating system. */
  readonly ports?: EnginePorts;
  readonly durability?: Durability;
  /** Kafka is reachable through this as well: clients of tests that disturb the way to it. */
  readonly kafkaWire?: KafkaWire;
  readonly given?: GivenEngines;
  /** Removes the folder when the engines have ended, even after a kill of this process. */
  readonly throwAway?: boolean;
  /** A keeper that also keeps other processes; default: one of the engines' own. */
  readonly keeper?: Keeper;
  readonly log?: Log;
}

export interface Engines {
  readonly mongoUrl: string;
  readonly kafkaBrokers: string;
  readonly temporalAddress: string;
  /** Process ids of the engines that were started here, as of now. */
  readonly pids: () => Readonly<Partial<Record<EngineName, number>>>;
  /** A line per engine: what, from where, at which address; and the data folder. */
  readonly describe: () => readonly string[];
  /** Resolves with a sentence when an engine ends without having been stopped. */
  readonly failed: Promise<string>;
  /** Starts an engine again on its data and port, after a test killed it. */
  readonly restart: (engine: EngineName) => Promise<void>;
  /** Ends all engines, in under five seconds. */
  readonly stop: () => Promise<void>;
}

const kinds: Readonly<Record<EngineName, { recipe: EngineRecipe; server: EngineServer }>> = {
  mongo: { recipe: mongoRecipe, server: mongoServer },
  kafka: { recipe: kafkaRecipe, server: kafkaServer },
  temporal: { recipe: temporalRecipe, server: temporalServer },
};

const graceMs = 3_000;

/** MONGO_URL, KAFKA_BROKERS and TEMPORAL_ADDRESS, as far as they are set. */
export function givenEngines(environment: NodeJS.ProcessEnv): GivenEngines {
  const names = { mongo: 'MONGO_URL', kafka: 'KAFKA_BROKERS', temporal: 'TEMPORAL_ADDRESS' };
  const given: Partial<Record<EngineName, string>> = {};
  for (const engine of engineNames) {
    const address = environment[names[engine]];
    if (address !== undefined && address !== '') given[engine] = address;
  }
  return given;
}

/** Free ports can be taken by somebody else before an engine holds them. */
const attemptsOnFreePorts = 3;

/**
 * Finds and starts MongoDB, Kafka and Temporal in parallel and resolves when all three can be used.
 * Throws a Problem, with everything stopped again, when one cannot be had or does not start.
 */
export async function bringUpEngines(options: BringUpOptions): Promise<Engines> {
  if (options.ports !== undefined) return bringUpOn(options.ports, options);
  for (let attempt = 1; ; attempt += 1) {
    // Kafka writes its ports into its data: each attempt has a folder of its own.
    const dataDir = attempt === 1 ? options.dataDir : join(options.dataDir, String(attempt));
    try {
      return await bringUpOn(await freeEnginePorts(), { ...options, dataDir });
    } catch (failure) {
      const taken = String(failure).includes('ended while starting');
      if (!taken || attempt === attemptsOnFreePorts) throw failure;
      options.log?.('An engine ended while starting; trying once more on other ports …');
    }
  }
}

async function bringUpOn(ports: EnginePorts, options: BringUpOptions): Promise<Engines> {
  const log = options.log ?? (() => undefined);
  const dataDir = resolve(options.dataDir);
  await mkdir(join(dataDir, 'logs'), { recursive: true });
  await endLeftOvers(dataDir, log);
  const keeper = options.keeper ?? startKeeper();
  if (options.throwAway === true) keeper.removeAtEnd(dataDir);
  const crew = new EngineCrew(options, dataDir, ports, keeper, log);
  const outcomes = await Promise.allSettled(engineNames.map((engine) => crew.start(engine)));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) {
    await crew.stop();
    throw failure.reason;
  }
  await crew.record();
  return {
    mongoUrl: crew.address('mongo'),
    kafkaBrokers: crew.address('kafka'),
    temporalAddress: crew.address('temporal'),
    pids: () => crew.pids(),
    describe: () => crew.describe(),
    failed: crew.failed,
    restart: (engine) => crew.restart(engine),
    stop: () => crew.stop(),
  };
}

/** The engines of one bring-up, as they run. */
class EngineCrew {
  readonly failed: Promise<string>;
  private readonly programs = new Map<EngineName, EngineProgram>();
  private readonly running = new Map<EngineName, KeptProcess>();
  private fail: (sentence: string) => void = () => undefined;
  private stopping = false;

  constructor(
    private readonly options: BringUpOptions,
    private readonly dataDir: string,
    private readonly ports: EnginePorts,
    private readonly keeper: Keeper,
    private readonly log: Log,
  ) {
    this.failed = new Promise((settle) => {
      this.fail = settle;
    });
  }

  async start(engine: EngineName): Promise<void> {
    if (this.options.given?.[engine] !== undefined) return;
    const program = await this.acquire(engine);
    this.programs.set(engine, program);
    await this.launch(engine, program);
  }

  async restart(engine: EngineName): Promise<void> {
    const program = this.programs.get(engine);
    if (!program) throw new Error(`${engineTitles[engine]} was not started here`);
    const before = this.running.get(engine);
    this.running.delete(engine);
    await before?.stop();
    await this.launch(engine, program);
    await this.record();
  }

  address(engine: EngineName): string {
    return this.options.given?.[engine] ?? kinds[engine].server.address(this.ports);
  }

  pids(): Partial<Record<EngineName, number>> {
    const pids: Partial<Record<EngineName, number>> = {};
    for (const engine of engineNames) {
      const kept = this.running.get(engine);
      if (kept) pids[engine] = kept.pid;
    }
    return pids;
  }

  async record(): Promise<void> {
    await recordRun(this.dataDir, Object.values(this.pids()));
  }

  describe(): string[] {
    const lines = engineNames.map((engine) => {
      const title = engineTitles[engine].padEnd(9);
      const program = this.programs.get(engine);
      if (!program) return `${title} given, at ${withoutPassword(this.address(engine))}`;
      const at = `127.0.0.1:${String(this.ports[engine])}`;
      return `${title} ${program.version} at ${at}, ${program.source}: ${program.place}`;
    });
    return this.running.size > 0 ? [...lines, `Data      ${this.dataDir}`] : lines;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.running.values()].map((each) => each.stop()));
    this.running.clear();
    if (this.options.keeper === undefined) await this.keeper.close();
  }

  private async acquire(engine: EngineName): Promise<EngineProgram> {
    try {
      return await acquireEngine(kinds[engine].recipe, this.log);
    } catch (failure) {
      // Said at once: the others may go on fetching for minutes, which the next run will need.
      this.log(sentenceOf(failure));
      throw failure;
    }
  }

  private async launch(engine: EngineName, program: EngineProgram): Promise<void> {
    const { server } = kinds[engine];
    const startedAt = performance.now();
    const logFile = join(this.dataDir, 'logs', `${engine}.log`);
    const serverOptions = {
      program,
      folder: join(this.dataDir, engine),
      ports: this.ports,
      durability: this.options.durability ?? 'normal',
      ...(this.options.kafkaWire && { kafkaWire: this.options.kafkaWire }),
    };
    try {
      const launch = await server.prepare(serverOptions);
      const kept = await this.keeper.run({ name: engine, launch, logFile, layer: 0, graceMs });
      this.running.set(engine, kept);
      void kept.ended.then(() => {
        this.onEnd(engine, kept);
      });
      await waitUntilReady(server, serverOptions, kept.ended);
    } catch (failure) {
      const said = await lastLines(logFile, 5);
      const what = `${engineTitles[engine]} did not start: ${sentenceOf(failure)}.`;
      throw new Problem(`${what}${said}`, `Look into ${logFile}.`);
    }
    this.log(`${engineTitles[engine]} is up after ${showDuration(performance.now() - startedAt)}.`);
  }

  private onEnd(engine: EngineName, kept: KeptProcess): void {
    if (this.stopping || this.running.get(engine) !== kept) return;
    this.fail(`${engineTitles[engine]} ended by itself; its last words are in ${kept.logFile}.`);
  }
}

async function lastLines(file: string, count: number): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.trim().split('\n').slice(-count);
  return lines.map((line) => `\n  | ${line.slice(0, 300)}`).join('');
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^@/]*@/, '//…@');
}

