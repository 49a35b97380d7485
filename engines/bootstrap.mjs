/**
 * The way into every command: installs what is missing, builds what is stale, then runs the
 * command. Plain JavaScript without dependencies, because nothing is installed when it starts.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);

/** What each command runs; `build` only installs and builds. */
const commands = {
  start: 'dist/engines/src/start.js',
  test: 'dist/engines/src/test.js',
  check: 'dist/engines/src/check.js',
  doctor: 'dist/engines/src/doctor.js',
  story: 'dist/tests/stories/story.js',
  faults: 'dist/tests/faults/faults.js',
  mutants: 'dist/tests/mutants/run-mutants.js',
  bench: 'dist/tests/bench/bench.js',
  cli: 'dist/apps/duet/src/cli.js',
  contracts: 'dist/apps/duet/src/export-contracts.js',
  build: undefined,
};
/** These show a type error as the failure it is, and can run on what was built all the same. */
const worksWithTypeErrors = new Set(['test', 'check', 'doctor']);

const sourceFolders = ['apps', 'libs', 'engines', 'tests', 'packs'];
const sourceFiles = ['tsconfig.json', 'tsconfig.build.json', 'package.json'];
const builtStamp = inRoot('dist', '.built');
const bundledStamp = inRoot('dist', '.bundled');
const bundler = inRoot('dist/libs/platform/src/temporal/build-bundles.js');
const consoleStamp = inRoot('dist', '.console');
const vite = inRoot('node_modules/vite/bin/vite.js');
const installedStamp = inRoot('node_modules', '.duet-installed');

class Stop extends Error {}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function modifiedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Runs a program, saying what it does before, every ten seconds that it is still at it, and how
 * long it took after. Its errors are shown unless `quiet`, and returned.
 */
async function step(doing, command, commandArguments, { quiet = false } = {}) {
  say(`${doing} …`);
  const startedAt = Date.now();
  const passed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  const timer = setInterval(() => say(`${doing}: still at it after ${passed()} …`), 10_000);
  const result = await new Promise((resolve) => {
    let said = '';
    const stdio = ['ignore', 'inherit', 'pipe'];
    const child = spawn(command, commandArguments, { cwd: root, stdio });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (!quiet) process.stderr.write(text);
    });
    child.on('error', (failure) => resolve({ worked: false, said: failure.message }));
    child.on('close', (code) => resolve({ worked: code === 0, said }));
  });
  clearInterval(timer);
  if (result.worked) say(`${doing}: done in ${passed()}.`);
  return result;
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
}

/** Whether node_modules already holds what is locked, however it got there. */
function isInstalled(lockFile) {
  const hiddenFile = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(hiddenFile)) return false;
  const locked = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const present = JSON.parse(readFileSync(hiddenFile, 'utf8')).packages;
  // Optional packages of other platforms are locked and rightly absent.
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (!present[path] && optional),
  );
}

/** By digest, not by time: a checkout touches the lock file without changing it. */
async function installDependencies() {
  const lockFile = inRoot('package-lock.json');
  const digest = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  const stamp = existsSync(installedStamp) ? readFileSync(installedStamp, 'utf8') : '';
  if (stamp === digest) return;
  if (isInstalled(lockFile)) {
    writeFileSync(installedStamp, digest);
    return;
  }
  const why = existsSync(inRoot('node_modules'))
    ? 'The lock file changed'
    : 'No packages are installed yet';
  say(`${why}.`);
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  const quiet = { quiet: true };
  let result = await step('Installing packages by npm ci', 'npm', ['ci', ...options], quiet);
  // A registry that carries the packages of some platforms only leaves the others out of the lock
  // file, and newer versions of npm ci refuse such a lock; npm install takes it as it is.
  if (!result.worked && /Missing: .* from lock file/.test(result.said)) {
    const install = ['install', '--no-save', ...options];
    result = await step('Installing packages as locked by npm install', 'npm', install, quiet);
  }
  if (!result.worked) {
    process.stderr.write(`${result.said}\n`);
    throw new Stop('npm could not install. Check with “npm ping” that it reaches a registry.');
  }
  writeFileSync(installedStamp, digest);
}

/** The newest change among the sources, in ms, and the TypeScript files that are built. */
function lookAtSources() {
  let newest = Math.max(...sourceFiles.map((name) => modifiedAt(inRoot(name))));
  const files = [];
  const look = (folder) => {
    // Folders count too, or a removed file would go unnoticed.
    newest = Math.max(newest, modifiedAt(inRoot(folder)));
    for (const entry of readdirSync(inRoot(folder), { withFileTypes: true })) {
      if (entry.name === 'node_modules' || entry.name === 'dist') continue;
      // Neither is built: specs are transformed by jest.
      if (/\.(spec\.ts|md)$/.test(entry.name)) continue;
      const path = join(folder, entry.name);
      // Built by Vite, and known by digest.
      if (path === join('apps', 'console')) continue;
      if (entry.isDirectory()) look(path);
      else newest = Math.max(newest, modifiedAt(inRoot(path)));
      if (entry.isFile() && path.endsWith('.ts')) files.push(path);
    }
  };
  for (const folder of sourceFolders) if (existsSync(inRoot(folder))) look(folder);
  return { newest, files };
}

/** tsc leaves the output of removed sources behind, where an import would still find it. */
function removeOrphans(files) {
  const before = existsSync(builtStamp) ? readFileSync(builtStamp, 'utf8').split('\n') : [];
  const now = new Set(files);
  for (const gone of before.filter((file) => file !== '' && !now.has(file))) {
    const output = inRoot('dist', gone.replace(/\.ts$/, '.js'));
    rmSync(output, { force: true });
    rmSync(`${output}.map`, { force: true });
  }
}

async function build() {
  // Looked at before the build: a source saved while it runs makes the result stale.
  const { newest, files } = lookAtSources();
  if (modifiedAt(builtStamp) > newest) return true;
  const tsc = inRoot('node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', 'tsconfig.build.json'];
  const { worked } = await step('Building', process.execPath, args);
  if (!worked) return false;
  removeOrphans(files);
  writeFileSync(builtStamp, files.join('\n'));
  const stampTime = new Date(newest + 1);
  utimesSync(builtStamp, stampTime, stampTime);
  return true;
}

/** Every built file a workflow is made of, found by following imports from the workflows. */
function workflowFiles() {
  const found = new Set();
  const follow = (file) => {
    if (found.has(file) || !existsSync(file)) return;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import)\s*\(?['"]([.#][^'"]+)['"]/g)) {
      const ours = /^#(\w+)\/(.+)$/.exec(name);
      if (ours) follow(inRoot('dist/libs', ours[1], 'src', `${ours[2]}.js`));
      else follow(join(dirname(file), name));
    }
  };
  const names = readdirSync(inRoot('dist'), { recursive: true, encoding: 'utf8' });
  for (const name of names) if (name.endsWith('.workflow.js')) follow(inRoot('dist', name));
  return [...found].sort();
}

/** By digest, because webpack takes seconds and most changes touch no workflow. */
async function bundleWorkflows() {
  if (!existsSync(bundler)) return;
  const hash = createHash('sha256');
  const bundlerParts = readdirSync(dirname(bundler)).filter((name) => name.endsWith('bundles.js'));
  const parts = bundlerParts.map((name) => join(dirname(bundler), name));
  for (const file of [inRoot('package-lock.json'), ...parts, ...workflowFiles()]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  const digest = hash.digest('hex');
  if (existsSync(bundledStamp) && readFileSync(bundledStamp, 'utf8') === digest) return;
  const args = ['--enable-source-maps', bundler];
  const { worked } = await step('Bundling the workflows', process.execPath, args);
  if (!worked) throw new Stop('The workflows could not be bundled; see above.');
  writeFileSync(bundledStamp, digest);
}

/** What the page is made of: its own sources, and the contracts and words of rules they rest on. */
function consoleFiles() {
  return ['apps/console', 'libs/contracts/src', 'libs/domain/src'].flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(spec\.ts|md)$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
}

/** By digest, as the workflows: most changes touch no page. */
async function buildConsole() {
  if (!existsSync(inRoot('apps/console/vite.config.mjs'))) return;
  const hash = createHash('sha256');
  const files = [inRoot('package-lock.json'), inRoot('package.json'), ...consoleFiles().sort()];
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
  const digest = hash.digest('hex');
  if (existsSync(consoleStamp) && readFileSync(consoleStamp, 'utf8') === digest) return;
  const args = [vite, 'build', 'apps/console', '--logLevel', 'error'];
  const { worked } = await step('Building the console', process.execPath, args);
  if (!worked) throw new Stop('The console could not be built; see above.');
  writeFileSync(consoleStamp, digest);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return failure.code === 'EPERM';
  }
}

/** One run at a time installs and builds in a checkout; the others wait for it and find it done. */
async function alone(work) {
  // Outside the checkout: npm ci empties node_modules, and a build may empty dist.
  const place = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `duet-bootstrap-${place}.lock`);
  let told = false;
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (failure) {
      if (failure.code !== 'EEXIST') throw failure;
    }
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
    else if (!told) say('Another run is building this checkout; waiting for it …');
    told = true;
    await sleep(300);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

async function prepare(command) {
  await installDependencies();
  mkdirSync(inRoot('dist'), { recursive: true });
  const built = await build();
  if (!built && !worksWithTypeErrors.has(command)) {
    throw new Stop('The build has errors; they are above.');
  }
  if (built) await bundleWorkflows();
  await buildConsole();
}

async function main() {
  const [command = '', ...rest] = process.argv.slice(2);
  if (!Object.hasOwn(commands, command)) {
    throw new Stop(`Say one of: ${Object.keys(commands).join(', ')}.`);
  }
  requireNode();
  process.chdir(root);
  await alone(() => prepare(command));
  const target = commands[command];
  if (target === undefined) return;
  if (!existsSync(inRoot(target))) {
    throw new Stop(`${target} does not exist: “${command}” has no program.`);
  }
  // In this process rather than a further one: it saves 40 MB, and signals arrive as they are.
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, inRoot(target), ...rest];
  await import(pathToFileURL(inRoot(target)).href);
}

try {
  await main();
} catch (failure) {
  if (!(failure instanceof Stop)) throw failure;
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 1;
}
