import { mkdir, statfs } from 'node:fs/promises';
import type { EngineRecipe } from './acquire.js';
import { givenEngines } from './bring-up.js';
import { cacheFolder, verifiedCopy } from './cache.js';
import { dockerAnswers } from './containers.js';
import { kafkaPin, temporalPin, timeSkippingPin } from './engine-pins.js';
import { findJava } from './java.js';
import { kafkaRecipe } from './kafka-recipe.js';
import { availableBytes, memoryLeastBytes } from './memory.js';
import { mongoRecipe } from './mongo-recipe.js';
import { fixedEnginePorts, isBusy, productPort } from './ports.js';
import { sentenceOf } from './problem.js';
import { listenerOf } from './processes.js';
import { engineNames, engineTitles, type EngineName } from './program.js';
import { runAsProgram } from './program-entry.js';
import { showMegabytes } from './progress.js';
import { findOnPath, runCommand } from './run-command.js';
import { temporalRecipe } from './temporal-recipe.js';
import { timeSkippingRecipe } from './time-skipping.js';
import { atLeast, parseVersion } from './versions.js';

/** What was found: fine, wrong with its fix, or worth knowing though nothing fails for it. */
export type Finding =
  | { readonly verdict: 'fine' | 'note'; readonly says: string }
  | { readonly verdict: 'wrong'; readonly says: string; readonly fix: string };

const diskLeastBytes = 6 * 1024 ** 3;
const recipes: Readonly<Record<EngineName, EngineRecipe>> = {
  mongo: mongoRecipe,
  kafka: kafkaRecipe,
  temporal: temporalRecipe,
};

/** `npm run doctor`: whether `npm start` and `npm test` would work here, and if not, what to do. */
async function main(): Promise<number> {
  let wrong = 0;
  for (const check of [node, java, maven, go, ports, memory, disk, ...engineChecks(), skipping]) {
    for (const finding of await check()) {
      if (finding.verdict === 'wrong') wrong += 1;
      process.stdout.write(`${showFinding(finding)}\n`);
    }
  }
  const count = String(wrong);
  process.stdout.write(wrong === 0 ? '\nReady.\n' : `\nTo be put right: ${count}.\n`);
  return wrong === 0 ? 0 : 1;
}

/** `✓ …`, `· …`, or `✗ …` with the fix below. */
export function showFinding(finding: Finding): string {
  const mark = { fine: '✓', note: '·', wrong: '✗' }[finding.verdict];
  const line = `${mark} ${finding.says}`;
  return finding.verdict === 'wrong' ? `${line}\n    ${finding.fix}` : line;
}

type Check = () => Promise<Finding[]>;

const node: Check = () => {
  const { node: version } = process.versions;
  const says = `Node ${version}`;
  const finding: Finding = atLeast(parseVersion(version), '20.19.0')
    ? { verdict: 'fine', says }
    : { verdict: 'wrong', says: `${says} is too old`, fix: 'Install Node 20.19 or newer.' };
  return Promise.resolve([finding]);
};

const java: Check = async () => {
  const found = await findJava();
  const least = String(kafkaPin.javaLeast);
  const fix = `Install a Java ${least} runtime (on Debian: apt install openjdk-17-jre-headless).`;
  const says = found ? `Java ${String(found.major)} (${found.command})` : 'no Java';
  if (found && found.major >= kafkaPin.javaLeast) return [{ verdict: 'fine', says }];
  return [{ verdict: 'wrong', says: `${says}; Kafka and the workflow tests need ${least}`, fix }];
};

const maven: Check = async () => {
  const version = await versionOf('mvn', '--version');
  if (version !== undefined) return [{ verdict: 'fine', says: `Maven ${version}` }];
  const names = [kafkaRecipe.cacheName, timeSkippingRecipe.cacheName];
  const cached = (await Promise.all(names.map(verifiedCopy))).every((folder) => folder);
  if (cached) return [{ verdict: 'note', says: 'no Maven, and none is needed any more' }];
  const says = "no Maven, the only way to Temporal's test server, and one of the ways to Kafka";
  return [{ verdict: 'wrong', says, fix: 'Install Maven (on Debian: apt install maven).' }];
};

const go: Check = async () => {
  const version = await versionOf('go', 'version');
  if (version !== undefined) return [{ verdict: 'fine', says: `Go ${version}` }];
  const has = (await verifiedCopy(temporalRecipe.cacheName)) ?? (await findOnPath('temporal'));
  if (has !== undefined) return [{ verdict: 'note', says: 'no Go, and none is needed' }];
  const least = temporalPin.goLeast;
  const says = `no Go: if Temporal's maker cannot be reached, install Go ${least} or newer`;
  return [{ verdict: 'note', says }];
};

async function versionOf(program: string, argument: string): Promise<string | undefined> {
  if ((await findOnPath(program)) === undefined) return undefined;
  const said = await runCommand(program, [argument], { timeoutMs: 20_000 });
  return /\d+\.\d+(\.\d+)?/.exec(said.stdout)?.[0] ?? 'of an unknown version';
}

const ports: Check = async () => {
  const engines = fixedEnginePorts(process.env);
  const findings: Finding[] = [];
  const wanted: Record<string, readonly number[]> = {
    DUET_PORT: [productPort(process.env)],
    DUET_ENGINE_PORT: Object.values(engines) as number[],
  };
  for (const [variable, numbers] of Object.entries(wanted)) {
    for (const port of numbers) {
      if (!(await isBusy(port))) continue;
      const holder = (await listenerOf(port)) ?? 'another process';
      const says = `port ${String(port)} is held by ${holder}`;
      const fix = `Stop it (it may be Duet itself, running), or set ${variable} to another port.`;
      findings.push({ verdict: 'wrong', says, fix });
    }
  }
  if (findings.length > 0) return findings;
  const all = Object.values(wanted).flat().join(', ');
  return [{ verdict: 'fine', says: `ports ${all} are free` }];
};

const memory: Check = async () => {
  const available = await availableBytes();
  const says = `${showMegabytes(available)} of memory available`;
  if (available >= memoryLeastBytes) return [{ verdict: 'fine', says }];
  const fix = `Close other programs: ${showMegabytes(memoryLeastBytes)} are needed.`;
  return [{ verdict: 'wrong', says, fix }];
};

const disk: Check = async () => {
  const folder = cacheFolder();
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const says = `${showMegabytes(bavail * bsize)} of disk free for ${folder}`;
  if (bavail * bsize >= diskLeastBytes) return [{ verdict: 'fine', says }];
  const fix = `Make room: fetching the engines takes up to ${showMegabytes(diskLeastBytes)}.`;
  return [{ verdict: 'note', says: `${says}. ${fix}` }];
};

function engineChecks(): Check[] {
  const given = givenEngines(process.env);
  return engineNames.map((engine) => async () => {
    const title = engineTitles[engine];
    if (given[engine] !== undefined) return [{ verdict: 'fine', says: `${title} is given` }];
    return [await whereIs(title, recipes[engine])];
  });
}

const skipping: Check = async () => {
  if ((await verifiedCopy(timeSkippingRecipe.cacheName)) !== undefined) {
    const { version } = timeSkippingPin;
    return [{ verdict: 'fine', says: `Temporal's test server ${version}, cached` }];
  }
  return [{ verdict: 'note', says: "Temporal's test server will be fetched by npm test" }];
};

async function whereIs(title: string, recipe: EngineRecipe): Promise<Finding> {
  const cached = await verifiedCopy(recipe.cacheName);
  if (cached !== undefined) {
    return { verdict: 'fine', says: `${recipe.title}, cached in ${cached}` };
  }
  try {
    const installed = await recipe.installed();
    if (installed) {
      const { version, place } = installed;
      return { verdict: 'fine', says: `${title} ${version}, installed: ${place}` };
    }
  } catch (failure) {
    return { verdict: 'note', says: `${title}: ${sentenceOf(failure)}; another will be fetched` };
  }
  const others = (await dockerAnswers()) ? 'its maker or docker' : 'its maker';
  const { registryClient, registryDuration } = recipe;
  const says = `${title} will be fetched at the first start, from ${others} or`;
  return { verdict: 'note', says: `${says} by ${registryClient} (${registryDuration})` };
}

await runAsProgram(import.meta.url, main);
