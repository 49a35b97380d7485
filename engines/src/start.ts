import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { followErrors, lastLogLines } from './app-log.js';
import { banner, type DemoAccount } from './banner.js';
import { bringUpEngines, givenEngines, type Engines, type GivenEngines } from './bring-up.js';
import { claimDataFolder, dataFolder, emptyDataFolder } from './data-folder.js';
import { startKeeper, type Keeper, type KeptProcess } from './kept-processes.js';
import { endLeftOvers, recordRun } from './left-overs.js';
import { availableBytes, memoryLeastBytes } from './memory.js';
import { launchingAncestors, watchAncestors } from './parentage.js';
import { fixedEnginePorts, productPort, requireFreePorts, type EnginePorts } from './ports.js';
import { Problem } from './problem.js';
import { treeResidentBytes } from './processes.js';
import { engineNames } from './program.js';
import { runAsProgram } from './program-entry.js';
import { showDuration, showMegabytes } from './progress.js';
import { builtFile } from './project-root.js';
import { parseStartArguments, startHelp } from './start-arguments.js';

interface Plan {
  readonly dataDir: string;
  readonly port: number;
  readonly enginePorts: EnginePorts;
  readonly given: GivenEngines;
  /** The product's program. */
  readonly appMain: string;
}

/** With the engines' three seconds this stays below the ten that Ctrl+C may take. */
const appGraceMs = 5_500;
/** The first start loads the city pack and the demo data. */
const appReadyWithinMs = 300_000;
const healthPauseMs = 150;
const progressEveryMs = 10_000;
const lastLinesShown = 15;
/** One Ctrl+C arrives twice: from the terminal, and passed on by npm. */
const sameKeystrokeMs = 1_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(words: readonly string[]): Promise<number> {
  const wanted = parseStartArguments(words);
  if (wanted.help) {
    say(startHelp);
    return 0;
  }
  const plan = makePlan(process.env);
  await endLeftOvers(plan.dataDir, say);
  if (wanted.fresh && !(await startOver(plan, wanted.yes))) return 1;
  await checkBeforeStart(plan);
  const keeper = startKeeper();
  const ancestors = await launchingAncestors();
  const stopRequested = listenForStop(ancestors);
  try {
    const outcome = await Promise.race([stopRequested, runUntilFailure(plan, keeper, ancestors)]);
    say(`\n${outcome.sentence}`);
    return outcome.exitCode;
  } finally {
    const startedAt = performance.now();
    say('Stopping Duet, then its engines …');
    await keeper.close();
    const duration = showDuration(performance.now() - startedAt);
    say(`Everything has ended in ${duration}. The data stays in ${plan.dataDir}.`);
  }
}

function makePlan(environment: NodeJS.ProcessEnv): Plan {
  const appMain = environment['DUET_APP_MAIN'] ?? builtFile('apps/duet/src/main.js');
  if (!existsSync(appMain)) {
    throw new Problem(`The product's program ${appMain} does not exist.`, 'Run npm run build.');
  }
  return {
    dataDir: dataFolder(environment),
    port: productPort(environment),
    enginePorts: fixedEnginePorts(environment),
    given: givenEngines(environment),
    appMain,
  };
}

async function startOver(plan: Plan, yes: boolean): Promise<boolean> {
  if (Object.keys(plan.given).length > 0) {
    throw new Problem(
      '--fresh empties the engines Duet started itself, and some of these are given.',
      'Unset MONGO_URL, KAFKA_BROKERS and TEMPORAL_ADDRESS, or empty those engines yourself.',
    );
  }
  const emptied = await emptyDataFolder(plan.dataDir, yes);
  say(emptied ? `Starting over in ${plan.dataDir}.` : 'Nothing was removed.');
  return emptied;
}

async function checkBeforeStart(plan: Plan): Promise<void> {
  await claimDataFolder(plan.dataDir);
  await requireFreePorts(
    { 'pages and API': plan.port },
    'Stop that program, or choose another port: DUET_PORT=8090 npm start.',
  );
  const { mongo, kafka, kafkaController, temporal } = plan.enginePorts;
  const wanted = [
    ...(plan.given.mongo === undefined ? [['MongoDB', mongo] as const] : []),
    ...(plan.given.kafka === undefined
      ? [['Kafka', kafka] as const, ["Kafka's controller", kafkaController] as const]
      : []),
    ...(plan.given.temporal === undefined ? [['Temporal', temporal] as const] : []),
  ];
  await requireFreePorts(
    Object.fromEntries(wanted),
    'Stop that program, or move the engines: DUET_ENGINE_PORT=27817 npm start.',
  );
  const available = await availableBytes();
  if (available < memoryLeastBytes) {
    const [have, want] = [showMegabytes(available), showMegabytes(memoryLeastBytes)];
    say(`Only ${have} of memory are available; ${want} are advised. Going on all the same.`);
  }
}

interface Outcome {
  readonly sentence: string;
  readonly exitCode: number;
}

function listenForStop(ancestors: readonly number[]): Promise<Outcome> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const stop = (sentence: string): void => {
      if (askedAt === undefined) {
        askedAt = Date.now();
        resolve({ sentence, exitCode: 0 });
      } else if (Date.now() - askedAt > sameKeystrokeMs) {
        // Asked again: leave at once; the keeper notices and ends the rest.
        process.exit(130);
      }
    };
    process.on('SIGINT', () => {
      stop('Ctrl+C.');
    });
    process.on('SIGTERM', () => {
      stop('Asked to end.');
    });
    process.on('SIGHUP', () => {
      stop('The terminal was closed.');
    });
    watchAncestors(ancestors, () => {
      if (askedAt === undefined) stop('npm is gone.');
    });
  });
}

/** Brings everything up, prints the banner and resolves when something ends by itself. */
async function runUntilFailure(
  plan: Plan,
  keeper: Keeper,
  ancestors: readonly number[],
): Promise<Outcome> {
  const engineCount = engineNames.length - Object.keys(plan.given).length;
  if (engineCount > 0) say(`Bringing up ${String(engineCount)} engines …`);
  const engines = await bringUpEngines({
    dataDir: plan.dataDir,
    ports: plan.enginePorts,
    given: plan.given,
    durability: process.env['DUET_DURABILITY'] === 'full' ? 'full' : 'normal',
    keeper,
    log: say,
  });
  const app = await startApp(plan, keeper, engines);
  await recordRun(plan.dataDir, [keeper.pid, app.pid, ...Object.values(engines.pids())]);
  followErrors(app.logFile, (line) => {
    process.stderr.write(`  ! ${line}\n`);
  });
  const appEnded = app.ended.then(() => describeDeath(app));
  const failure = Promise.race([
    keeper.gone.then(() => ({ sentence: 'The keeper of the engines was killed.', exitCode: 1 })),
    appEnded,
    engines.failed.then((sentence) => ({ sentence, exitCode: 1 })),
  ]);
  const early = await Promise.race([failure, waitUntilHealthy(plan.port, app)]);
  if (early) return early;
  say(await describeRun(plan, engines, ancestors));
  return failure;
}

async function startApp(plan: Plan, keeper: Keeper, engines: Engines): Promise<KeptProcess> {
  say('Starting Duet …');
  const logFolder = join(plan.dataDir, 'logs');
  await mkdir(logFolder, { recursive: true });
  const environment: Record<string, string> = {
    MONGO_URL: engines.mongoUrl,
    KAFKA_BROKERS: engines.kafkaBrokers,
    TEMPORAL_ADDRESS: engines.temporalAddress,
    DUET_DATA_DIR: plan.dataDir,
    DUET_PORT: String(plan.port),
  };
  if (process.env['NODE_ENV'] !== 'production') environment['DUET_MODE'] = 'demo';
  return keeper.run({
    name: 'duet',
    launch: {
      command: process.execPath,
      arguments: ['--enable-source-maps', plan.appMain],
      environment,
    },
    logFile: join(logFolder, 'duet.log'),
    layer: 1,
    graceMs: appGraceMs,
  });
}

/** Resolves with nothing when the product answers, with an outcome when it takes too long. */
async function waitUntilHealthy(port: number, app: KeptProcess): Promise<Outcome | undefined> {
  const url = `http://127.0.0.1:${String(port)}/health/ready`;
  const startedAt = Date.now();
  let toldAt = startedAt;
  for (;;) {
    const signal = AbortSignal.timeout(2_000);
    const status = await fetch(url, { signal }).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) return undefined;
    const now = Date.now();
    if (now - startedAt > appReadyWithinMs) {
      const minutes = String(appReadyWithinMs / 60_000);
      const sentence = `Duet is still not ready after ${minutes} minutes; see ${app.logFile}.`;
      return { sentence, exitCode: 1 };
    }
    if (now - toldAt > progressEveryMs) {
      toldAt = now;
      const [line = ''] = await lastLogLines(app.logFile, 1);
      say(`Duet is still starting after ${showDuration(now - startedAt)}: ${line.slice(0, 160)}`);
    }
    await sleep(healthPauseMs);
  }
}

async function describeRun(
  plan: Plan,
  engines: Engines,
  ancestors: readonly number[],
): Promise<string> {
  return banner({
    port: plan.port,
    engines: engines.describe(),
    logFolder: join(plan.dataDir, 'logs'),
    accounts: await readAccounts(join(plan.dataDir, 'demo-accounts.json')),
    // Counted from the start of this process, the build included.
    readyAfterMs: performance.now(),
    treeBytes: await treeResidentBytes(ancestors.at(-1) ?? process.pid),
  });
}

async function readAccounts(file: string): Promise<DemoAccount[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DemoAccount[];
  } catch {
    return [];
  }
}

async function describeDeath(app: KeptProcess): Promise<Outcome> {
  const { code, signal } = await app.ended;
  const how = signal === null ? `with exit code ${String(code)}` : `by ${signal}`;
  const lines = await lastLogLines(app.logFile, lastLinesShown);
  const shown = lines.map((line) => `  | ${line}`).join('\n');
  const sentence = `Duet ended by itself, ${how}. The end of ${app.logFile}:\n${shown}`;
  return { sentence, exitCode: 1 };
}

await runAsProgram(import.meta.url, main);
