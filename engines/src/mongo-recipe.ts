import { chmod, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineRecipe } from './acquire.js';
import { cacheName } from './cache.js';
import { downloadArchive } from './download.js';
import { mongoPin } from './engine-pins.js';
import { fetchNpmPackage } from './npm-package.js';
import type { EngineProgram } from './program.js';
import { findOnPath, lastWords, runCommand } from './run-command.js';
import { atLeast, parseVersion, showVersion } from './versions.js';

const versionTimeoutMs = 20_000;

/** Where MongoDB may be found. */
export const mongoRecipe: EngineRecipe = {
  title: `MongoDB ${mongoPin.version}`,
  cacheName: cacheName('mongodb', mongoPin.version),
  programIn,
  installed,
  download,
  container: {
    source: 'in a container',
    version: mongoPin.version,
    place: mongoPin.image,
    runs: 'in-container',
    image: mongoPin.image,
    command: 'mongod',
  },
  fromRegistries,
  registryClient: 'npm',
  registryDuration: '150 MB',
  fix:
    `Install MongoDB ${mongoPin.installedLeast} or newer so that mongod is on the PATH, ` +
    'start docker, or set MONGO_URL to a replica set.',
};

async function programIn(folder: string): Promise<EngineProgram> {
  const command = join(folder, 'bin', 'mongod');
  const libraries = join(folder, 'lib');
  const environment = existsSync(libraries) ? { LD_LIBRARY_PATH: libraries } : {};
  // Right after fetching: does it run here at all? Later the cache's marker vouches for it.
  if (!existsSync(join(folder, 'verified.json'))) {
    const said = await runCommand(command, ['--version'], {
      timeoutMs: versionTimeoutMs,
      environment,
    });
    if (said.code !== 0) throw new Error(`mongod does not run here: ${lastWords(said)}`);
  }
  return {
    source: 'cached',
    version: mongoPin.version,
    place: folder,
    runs: 'here',
    command,
    environment,
  };
}

async function installed(): Promise<EngineProgram | undefined> {
  const command = await findOnPath('mongod');
  if (command === undefined) return undefined;
  const said = await runCommand(command, ['--version'], { timeoutMs: versionTimeoutMs });
  const version = parseVersion(said.stdout);
  if (!version || !atLeast(version, mongoPin.installedLeast)) {
    throw new Error(`${command} is older than ${mongoPin.installedLeast}`);
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
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  const url = mongoArchiveUrl(process.platform, process.arch, release);
  if (url === undefined) throw new Error('the maker builds none for this system');
  await downloadArchive({ url, digestUrl: `${url}.sha256`, algorithm: 'sha256' }, folder, 1);
}

async function fromRegistries(folder: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('registries have it for Linux on x64 only');
  }
  const unpacked = join(folder, 'unpacked');
  await Promise.all([
    fetchNpmPackage(mongoPin.npm, join(unpacked, 'mongo')),
    fetchNpmPackage(mongoPin.openSsl, join(unpacked, 'openssl')),
  ]);
  await mkdir(join(folder, 'bin'));
  await mkdir(join(folder, 'lib'));
  await rename(join(unpacked, 'mongo', 'dist', 'mongod'), join(folder, 'bin', 'mongod'));
  await chmod(join(folder, 'bin', 'mongod'), 0o755);
  for (const library of ['libssl.so.1.1', 'libcrypto.so.1.1']) {
    await rename(join(unpacked, 'openssl', 'native', 'lib', library), join(folder, 'lib', library));
  }
  await rm(unpacked, { recursive: true });
}

/**
 * The maker's archive for this system, or undefined when it builds none. `osRelease` is the text
 * of /etc/os-release; distributions are taken for the one they derive from.
 */
export function mongoArchiveUrl(
  platform: string,
  arch: string,
  osRelease: string,
): string | undefined {
  const host = 'https://fastdl.mongodb.org';
  if (arch !== 'x64' && arch !== 'arm64') return undefined;
  if (platform === 'darwin') {
    const machine = arch === 'x64' ? 'x86_64' : 'arm64';
    return `${host}/osx/mongodb-macos-${machine}-${mongoPin.version}.tgz`;
  }
  const distribution = platform === 'linux' ? distributionOf(osRelease, arch) : undefined;
  if (distribution === undefined) return undefined;
  const machine = arch === 'x64' ? 'x86_64' : 'aarch64';
  return `${host}/linux/mongodb-linux-${machine}-${distribution}-${mongoPin.version}.tgz`;
}

function distributionOf(osRelease: string, arch: string): string | undefined {
  const field = (name: string): string =>
    new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? '';
  const family = `${field('ID')} ${field('ID_LIKE')}`;
  const version = Number.parseFloat(field('VERSION_ID'));
  if (field('ID') === 'amzn') return 'amazon2023';
  if (field('ID') === 'ubuntu') {
    if (version >= 24) return 'ubuntu2404';
    return version >= 22 ? 'ubuntu2204' : 'ubuntu2004';
  }
  if (/rhel|fedora|centos/.test(family)) {
    return field('ID') === 'fedora' || version >= 9 ? 'rhel93' : 'rhel8';
  }
  // For Debian the maker builds x64 only; Ubuntu's build of the same age runs there as well.
  if (field('ID') === 'debian' && version >= 12 && arch === 'x64') return 'debian12';
  return /ubuntu|debian/.test(family) ? 'ubuntu2204' : undefined;
}
