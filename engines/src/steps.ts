import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showDuration } from './progress.js';
import { projectRoot } from './project-root.js';

/** One part of `npm test` or `npm run check`. */
export interface Step {
  readonly title: string;
  readonly modulePath: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const noCounts: Counts = { passed: 0, failed: 0 };
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * eslint, or undefined while the checkout has no configuration for it. Remembering what was clean
 * makes a quick look quicker; it can miss what a change in one file breaks in another, so the whole
 * test run never does.
 */
export function lintStep({ remembering = false } = {}): Step | undefined {
  if (!existsSync(join(projectRoot, 'eslint.config.mjs'))) return undefined;
  return {
    title: 'lint',
    modulePath: 'node_modules/eslint/bin/eslint.js',
    arguments: ['.', '--max-warnings', '0', ...(remembering ? lintMemory : [])],
  };
}

const lintMemory = [
  ...['--cache', '--cache-location', 'dist/.eslintcache'],
  ...['--cache-strategy', 'content'],
];

/** The type check of everything, specs included. */
export function typesStep(): Step {
  return {
    title: 'types',
    modulePath: 'node_modules/typescript/bin/tsc',
    arguments: ['-p', 'tsconfig.json'],
  };
}

/** The type check of the console, which runs in a browser and has a configuration of its own. */
export function consoleTypesStep(): Step {
  return {
    title: 'types of the console',
    modulePath: 'node_modules/typescript/bin/tsc',
    arguments: [
      ...['-p', 'apps/console/tsconfig.json', '--incremental'],
      ...['--tsBuildInfoFile', 'dist/.console-types.tsbuildinfo'],
    ],
  };
}

/** One jest project, its counts written to a file. */
export function jestStep(
  project: 'fast' | 'engines',
  extra: readonly string[],
  countsFile: string,
): Step {
  const options = [
    process.env['NODE_OPTIONS'],
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
  ];
  return {
    title: project === 'fast' ? 'specs without engines' : 'specs on real engines',
    modulePath: 'node_modules/jest/bin/jest.js',
    arguments: [
      ...['--selectProjects', project, '--passWithNoTests'],
      ...['--json', '--outputFile', countsFile],
      // Each worker of the engines' specs runs Temporal workers of its own beside the engines.
      ...(project === 'engines' ? ['--maxWorkers', '2'] : []),
      ...extra,
    ],
    environment: {
      NODE_OPTIONS: options.filter((option) => option !== undefined && option !== '').join(' '),
    },
  };
}

/** Runs a step in view of the person; resolves with whether it succeeded. */
export async function runStep(step: Step): Promise<boolean> {
  say(`\n── ${step.title} ──`);
  const startedAt = performance.now();
  const code = await spawnStep(step, 'inherit', () => undefined);
  report(step, code, startedAt);
  return code === 0;
}

/** Runs steps at the same time and shows the output of each when it is over. */
export async function runTogether(steps: readonly Step[]): Promise<boolean> {
  const startedAt = performance.now();
  const codes = await Promise.all(
    steps.map(async (step) => {
      let output = '';
      const code = await spawnStep(step, 'pipe', (text) => {
        output += text;
      });
      say(`\n── ${step.title} ──`);
      if (output !== '') process.stdout.write(output);
      report(step, code, startedAt);
      return code;
    }),
  );
  return codes.every((code) => code === 0);
}

/** The folder for what jest counts, removed at the end. */
export async function withCountsFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'duet-counts-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What one jest run counted; a suite that could not even be loaded counts as one failure. */
export async function readCounts(file: string): Promise<Counts> {
  try {
    const counted = JSON.parse(await readFile(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numRuntimeErrorTestSuites: number;
    };
    const failed = counted.numFailedTests + counted.numRuntimeErrorTestSuites;
    return { passed: counted.numPassedTests, failed };
  } catch {
    return noCounts;
  }
}

/** The last line of the log: `N passed, N failed`. A failed step without counts is one failure. */
export function closingLine(counts: readonly Counts[], allWorked: boolean): string {
  const passed = counts.reduce((sum, each) => sum + each.passed, 0);
  const failed = counts.reduce((sum, each) => sum + each.failed, 0);
  const shown = allWorked ? failed : Math.max(failed, 1);
  return `${String(passed)} passed, ${String(shown)} failed`;
}

function report(step: Step, code: number, startedAt: number): void {
  const duration = showDuration(performance.now() - startedAt);
  say(code === 0 ? `✓ ${step.title}: ${duration}` : `✗ ${step.title} failed after ${duration}`);
}

function spawnStep(
  step: Step,
  stdio: 'inherit' | 'pipe',
  onOutput: (text: string) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [step.modulePath, ...step.arguments], {
      cwd: projectRoot,
      stdio: ['ignore', stdio, stdio],
      env: { ...process.env, ...step.environment },
    });
    child.stdout?.setEncoding('utf8').on('data', onOutput);
    child.stderr?.setEncoding('utf8').on('data', onOutput);
    // npm passes signals on to this process only; a step must not outlive it.
    const passOn = (signal: NodeJS.Signals): void => {
      child.kill(signal);
      process.exit(130);
    };
    for (const signal of endingSignals) process.once(signal, passOn);
    child.on('error', (failure) => {
      onOutput(`${failure.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      for (const signal of endingSignals) process.removeListener(signal, passOn);
      resolve(code ?? 1);
    });
  });
}
