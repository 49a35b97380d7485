import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpEngines } from '#engines/bring-up';
import { mutants, type Mutant } from './mutants.js';

/**
 * `npm run mutants [-- <words of a bug or file>]`: plants each bug in a copy of the sources, runs the
 * specs that must notice, and takes it out again. A bug that no spec notices is a failure.
 */
interface Verdict {
  readonly mutant: Mutant;
  readonly killed: boolean;
  /** Failed sentences, or why the specs could not be run. */
  readonly said: string;
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const chosen = mutants.filter(
  ({ bug, file }) => wanted.length === 0 || wanted.some((word) => `${bug} ${file}`.includes(word)),
);
const copied = [
  ...['apps', 'libs', 'engines', 'tests', 'packs', 'dist', 'docs', 'deploy'],
  ...['package.json', 'jest.config.mjs', 'tsconfig.json', 'docker-compose.yml'],
];

const folder = mkdtempSync(join(tmpdir(), 'duet-mutants-'));
for (const name of copied) cpSync(name, join(folder, name), { recursive: true });
symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
const engines = await bringUpEngines({ dataDir: join(folder, 'engines-data'), throwAway: true });

/** Specs take seconds; each of those a bug makes wait would wait as long as a busy machine may need. */
const limitMs = 8 * 60_000;

const verdicts: Verdict[] = [];
const unharmed = new Map<string, boolean>();
try {
  for (const mutant of chosen) {
    const verdict = await tried(mutant);
    verdicts.push(verdict);
    say(`${verdict.killed ? 'killed  ' : 'SURVIVED'} ${mutant.bug} (${mutant.file}): ${verdict.said}`);
  }
} finally {
  await engines.stop();
  rmSync(folder, { recursive: true, force: true });
}
const survivors = verdicts.filter(({ killed }) => !killed);
say(`${String(verdicts.length)} planted, ${String(verdicts.length - survivors.length)} killed, ${String(survivors.length)} survived`);
process.exit(survivors.length === 0 && verdicts.length > 0 ? 0 : 1);

async function tried(mutant: Mutant): Promise<Verdict> {
  const file = join(folder, mutant.file);
  const text = readFileSync(file, 'utf8');
  const times = text.split(mutant.find).length - 1;
  if (times !== 1) return { mutant, killed: false, said: `its place is found ${String(times)} times` };
  if (!(await holdUnharmed(mutant))) {
    return { mutant, killed: false, said: 'its specs fail without it, too' };
  }
  writeFileSync(file, text.replace(mutant.find, () => mutant.put));
  try {
    if (mutant.killedBy.includes('tests/processes')) await buildMutated();
    return { mutant, ...(await specsOf(mutant)) };
  } finally {
    writeFileSync(file, text);
  }
}

/** Specs that fail without any bug, because the machine is too busy for them, kill nothing. */
async function holdUnharmed(mutant: Mutant): Promise<boolean> {
  const key = `${mutant.project} ${mutant.killedBy}`;
  const known = unharmed.get(key);
  if (known !== undefined) return known;
  const { said } = await specsOf(mutant);
  const holds = said.endsWith('sentences hold');
  unharmed.set(key, holds);
  return holds;
}

/** Specs of whole processes run what is built; types are no matter here. */
async function buildMutated(): Promise<void> {
  await run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', 'false', '--outDir', 'dist']);
}

async function specsOf({ project, killedBy }: Mutant): Promise<Pick<Verdict, 'killed' | 'said'>> {
  const counted = join(folder, 'counted.json');
  rmSync(counted, { force: true });
  const code = await run([
    'node_modules/jest/bin/jest.js',
    ...[`--selectProjects=${project}`, `--testPathPatterns=${killedBy}`],
    // A sentence that fails half-way may leave a connection open, and jest would wait for it.
    ...['--json', `--outputFile=${counted}`, '--bail=1', '--maxWorkers=1', '--forceExit'],
  ]);
  if (code === null) return { killed: true, said: `its specs did not end within ${String(limitMs / 60_000)} minutes` };
  const { numFailedTests, numRuntimeErrorTestSuites, numTotalTests, testResults } = JSON.parse(
    readFileSync(counted, 'utf8'),
  ) as {
    numFailedTests: number;
    numRuntimeErrorTestSuites: number;
    numTotalTests: number;
    testResults: { assertionResults: { status: string; fullName: string }[] }[];
  };
  if (numRuntimeErrorTestSuites > 0) return { killed: false, said: 'the specs could not be run' };
  if (numTotalTests === 0) return { killed: false, said: 'there is no such spec' };
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  );
  return { killed: numFailedTests > 0, said: failed[0] ?? `${String(numTotalTests)} sentences hold` };
}

/** @returns null when it did not end in time: what is made to wait for ever is noticed, too. */
function run(words: readonly string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd: folder,
      stdio: 'ignore',
      timeout: limitMs,
      killSignal: 'SIGKILL',
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
        DUET_TEST_MONGO_URL: engines.mongoUrl,
        DUET_TEST_KAFKA_BROKERS: engines.kafkaBrokers,
        DUET_TEST_TEMPORAL_ADDRESS: engines.temporalAddress,
      },
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}
