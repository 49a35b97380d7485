import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The holder touches its lock this often. */
const heartbeatMs = 2_000;
/** A lock untouched for this long belongs to a process that was killed. */
const staleAfterMs = 15_000;

/**
 * Does `work` while holding the lock file, waiting for whoever holds it now. A heartbeat rather
 * than a process id tells whether the holder is alive: the cache may be shared between containers.
 */
export async function withLock<Result>(
  lockFile: string,
  onWaiting: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const token = randomUUID();
  let told = false;
  while (!(await tookLock(lockFile, token))) {
    if (!told) onWaiting();
    told = true;
    await removeIfStale(lockFile);
    await sleep(300);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lockFile, now, now).catch(() => undefined);
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    const holder = await readFile(lockFile, 'utf8').catch(() => '');
    if (holder === token) await rm(lockFile, { force: true });
  }
}

async function tookLock(lockFile: string, token: string): Promise<boolean> {
  try {
    await writeFile(lockFile, token, { flag: 'wx' });
    return true;
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw failure;
  }
}

async function removeIfStale(lockFile: string): Promise<void> {
  const seen = await stat(lockFile).catch(() => undefined);
  if (!seen || Date.now() - seen.mtimeMs < staleAfterMs) return;
  // Renaming first lets only one of several waiting processes remove the stale lock.
  const aside = `${lockFile}.stale-${randomUUID()}`;
  await rename(lockFile, aside).catch(() => undefined);
  await rm(aside, { force: true });
}
