import { findProcess, isAlive } from './processes.js';

const npmOrItsShell = /^(npm |node .*npm|(\S*\/)?(ba|da)?sh -c )/;
const ancestorsMax = 3;
const lookEveryMs = 1_000;

/** The npm and shell processes between the person and this program; empty when run directly. */
export async function launchingAncestors(): Promise<number[]> {
  if (process.env['npm_lifecycle_event'] === undefined) return [];
  const ancestors: number[] = [];
  let pid = process.ppid;
  while (ancestors.length < ancestorsMax) {
    const facts = await findProcess(pid);
    if (!facts || !npmOrItsShell.test(facts.commandLine)) break;
    ancestors.push(pid);
    // What started npm itself is the person's shell, not part of this run.
    if (/npm/.test(facts.commandLine.split(' ').slice(0, 2).join(' '))) break;
    pid = facts.parentPid;
  }
  return ancestors;
}

/**
 * Calls `onGone` once when one of these processes is gone. npm does not pass every signal on, and
 * none when it is killed; nobody would be left to stop this program then.
 */
export function watchAncestors(pids: readonly number[], onGone: () => void): () => void {
  const timer = setInterval(() => {
    void Promise.all(pids.map(isAlive)).then((alive) => {
      if (alive.every(Boolean)) return;
      clearInterval(timer);
      onGone();
    });
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
  };
}
