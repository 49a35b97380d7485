import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineRecipe } from './acquire.js';
import { cacheName } from './cache.js';
import { downloadArchive } from './download.js';
import { temporalPin } from './engine-pins.js';
import type { EngineProgram } from './program.js';
import { findOnPath, lastWords, runCommand } from './run-command.js';
import { atLeast, parseVersion, showVersion } from './versions.js';

const buildTimeoutMs = 1_800_000;

/** Where Temporal's command line program, which carries the server, may be found. */
export const temporalRecipe: EngineRecipe = {
  title: `Temporal ${temporalPin.version}`,
  cacheName: cacheName('temporal', temporalPin.version),
  programIn: (folder) =>
    Promise.resolve({
      source: 'cached',
      version: temporalPin.version,
      place: folder,
      runs: 'here',
      command: join(folder, 'bin', 'temporal'),
    }),
  installed,
  download,
  container: {
    source: 'in a container',
    version: temporalPin.version,
    place: temporalPin.image,
    runs: 'in-container',
    image: temporalPin.image,
    command: 'temporal',
  },
  fromRegistries: buildWithGo,
  registryClient: 'go',
  registryDuration: 'built here: 2 to 4 minutes, and 4 GB of disk meanwhile',
  fix:
    `Install the temporal command line program ${temporalPin.installedLeast} or newer, ` +
    'or Go 1.25, start docker, or set TEMPORAL_ADDRESS.',
};

async function installed(): Promise<EngineProgram | undefined> {
  const command = await findOnPath('temporal');
  if (command === undefined) return undefined;
  const said = await runCommand(command, ['--version'], { timeoutMs: 20_000 });
  const version = parseVersion(said.stdout);
  if (!version || !atLeast(version, temporalPin.installedLeast)) {
    throw new Error(`${command} is older than ${temporalPin.installedLeast}`);
  }
  return {
    source: 'installed',
    version: showVersion(version),
    place: command,
    runs: 'here',
    command,
  };
}

async function download(folder: string): Promise<void> {
  const { version } = temporalPin;
  const machine = { x64: 'amd64', arm64: 'arm64' }[process.arch as string];
  const system = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
  if (machine === undefined || system === undefined) {
    throw new Error('the maker builds none for this system');
  }
  const release = `https://github.com/temporalio/cli/releases/download/v${version}`;
  const url = `${release}/temporal_cli_${version}_${system}_${machine}.tar.gz`;
  const digestUrl = `${release}/checksums.txt`;
  await downloadArchive({ url, digestUrl, algorithm: 'sha256' }, join(folder, 'bin'), 0);
}

/**
 * Builds from the module's own folder, so that its go.sum is held against every module it needs.
 * Go's caches of this build (3 GB) live and die in a folder of their own.
 */
async function buildWithGo(folder: string): Promise<void> {
  if ((await findOnPath('go')) === undefined) throw new Error('Go is not installed');
  const scratch = join(folder, 'scratch');
  await mkdir(scratch, { recursive: true });
  const environment = {
    GOMODCACHE: join(scratch, 'modules'),
    GOCACHE: join(scratch, 'build'),
    GOTMPDIR: scratch,
    GOWORK: 'off',
    CGO_ENABLED: '0',
  };
  const go = async (commandArguments: string[], workFolder: string): Promise<string> => {
    const result = await runCommand('go', commandArguments, {
      timeoutMs: buildTimeoutMs,
      folder: workFolder,
      environment,
    });
    if (result.code !== 0) throw new Error(`go: ${lastWords(result)}`);
    return result.stdout;
  };
  const { goModule, goSum, version } = temporalPin;
  const fetched = JSON.parse(
    // Modules are unpacked read-only by default and could not be removed afterwards.
    await go(['mod', 'download', '-modcacherw', '-json', `${goModule}@v${version}`], scratch),
  ) as { Dir: string; Sum: string };
  if (fetched.Sum !== goSum) throw new Error('Go brought another module than the pinned one');
  const named = `-s -w -X ${goModule}/temporalcli.Version=${version}`;
  const output = join(folder, 'bin', 'temporal');
  await go(
    [
      ...['build', '-modcacherw', '-mod=readonly', '-trimpath', '-buildvcs=false'],
      ...['-ldflags', named, '-o', output, './cmd/temporal'],
    ],
    fetched.Dir,
  );
  await rm(scratch, { recursive: true });
}
