import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Log } from './progress.js';
import { withLock } from './with-lock.js';

interface CachedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedAtMs: number;
  readonly sha256: string;
}

interface Marker {
  readonly obtained: string;
  readonly installedAt: string;
  readonly files: readonly CachedFile[];
}

const markerName = 'verified.json';

/** The folder in which engines are kept for every clone of this user. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['DUET_ENGINE_CACHE'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const shared = environment['XDG_CACHE_HOME'];
  const caches = shared !== undefined && shared !== '' ? shared : join(homedir(), '.cache');
  return join(caches, 'duet', 'engines');
}

/** The name of an engine's folder in the cache: what differs in any part is another engine. */
export function cacheName(engine: string, version: string): string {
  return [engine, version, process.platform, process.arch].join('-');
}

/**
 * The folder of a complete, unaltered copy, or undefined. Sizes and times are compared; a file
 * whose time changed is hashed again, so the usual check costs milliseconds.
 */
export async function verifiedCopy(name: string): Promise<string | undefined> {
  const folder = join(cacheFolder(), name);
  const marker = await readMarker(folder);
  if (!marker || marker.files.length === 0) return undefined;
  const sound = await Promise.all(marker.files.map((file) => isUnaltered(folder, file)));
  return sound.every(Boolean) ? folder : undefined;
}

/**
 * Puts an engine into the cache: `install` fills a temporary folder, which is hashed, marked and
 * renamed into place, so that a killed run leaves nothing half-done. Another run installing the
 * same engine is waited for, and its result used.
 */
export async function installIntoCache(
  name: string,
  log: Log,
  install: (folder: string) => Promise<string>,
): Promise<string> {
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  const waiting = (): void => {
    log(`another run is fetching ${name}; waiting for it …`);
  };
  return withLock(join(cache, `${name}.lock`), waiting, async () => {
    const already = await verifiedCopy(name);
    if (already !== undefined) return already;
    await removePartial(cache, name);
    const partial = join(cache, `.partial-${name}-${String(process.pid)}`);
    await mkdir(partial, { recursive: true });
    try {
      const obtained = await install(partial);
      const files = await describeFiles(partial);
      const marker: Marker = { obtained, installedAt: new Date().toISOString(), files };
      await writeFile(join(partial, markerName), JSON.stringify(marker, undefined, 1));
      const folder = join(cache, name);
      await rm(folder, { recursive: true, force: true });
      await rename(partial, folder);
      return folder;
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  });
}

/** sha256 or sha512 of a file. */
export async function digestOf(
  file: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64' = 'hex',
): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, markerName), 'utf8')) as Marker;
  } catch {
    return undefined;
  }
}

async function isUnaltered(folder: string, file: CachedFile): Promise<boolean> {
  const path = join(folder, file.path);
  const seen = await stat(path).catch(() => undefined);
  if (seen?.size !== file.sizeBytes) return false;
  return seen.mtimeMs === file.modifiedAtMs || (await digestOf(path, 'sha256')) === file.sha256;
}

async function describeFiles(folder: string): Promise<CachedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: CachedFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(path);
    const sha256 = await digestOf(path, 'sha256');
    files.push({ path: relative(folder, path), sizeBytes: size, modifiedAtMs: mtimeMs, sha256 });
  }
  return files;
}

async function removePartial(cache: string, name: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    if (entry.startsWith(`.partial-${name}-`)) {
      await rm(join(cache, entry), { recursive: true, force: true });
    }
  }
}
