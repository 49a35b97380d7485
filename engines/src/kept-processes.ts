import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import type { KeeperNews, KeeperRequest } from './keeper-messages.js';
import { Problem } from './problem.js';
import type { Launch } from './program.js';
import { builtFile } from './project-root.js';

export interface Ending {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface KeptProcess {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<Ending>;
  /** SIGTERM, and SIGKILL to its whole group when the grace is over; resolves at its end. */
  readonly stop: () => Promise<void>;
}

export interface KeepOptions {
  readonly name: string;
  readonly launch: Launch;
  readonly logFile: string;
  /** 0 for engines, 1 for what uses them and must end first. */
  readonly layer: 0 | 1;
  readonly graceMs: number;
}

export interface Keeper {
  readonly pid: number;
  /** Resolves when the keeper itself has ended: after `close`, or because somebody killed it. */
  readonly gone: Promise<void>;
  readonly run: (options: KeepOptions) => Promise<KeptProcess>;
  /** Removes a folder once everything has ended, even after a kill of this process. */
  readonly removeAtEnd: (folder: string) => void;
  /** Ends the keeper and whatever still runs under it. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly running: (pid: number) => void;
  readonly refused: (because: string) => void;
  readonly ended: (ending: Ending) => void;
  readonly keeperGone: () => void;
}

/** Starts the process that will end everything under it when this one ends, however it ends. */
export function startKeeper(): Keeper {
  const keeper = fork(builtFile('engines/src/keeper.js'), [], {
    detached: true,
    stdio: 'ignore',
    execArgv: ['--max-semi-space-size=1', '--max-old-space-size=64'],
  });
  const waiting = new Map<string, Waiting>();
  keeper.on('message', (news: KeeperNews) => {
    deliver(waiting, news);
  });
  const gone = new Promise<void>((resolve) => {
    keeper.on('exit', () => {
      resolve();
      for (const each of waiting.values()) each.keeperGone();
    });
  });
  // Neither the keeper nor its channel may hold this process back from ending.
  keeper.unref();
  keeper.channel?.unref();
  return {
    pid: keeper.pid ?? 0,
    gone,
    run: (options) => runKept(keeper, waiting, options),
    removeAtEnd: (folder) => {
      ask(keeper, { ask: 'remove-at-end', folder });
    },
    close: async () => {
      keeper.ref();
      if (keeper.connected) keeper.disconnect();
      await gone;
    },
  };
}

function runKept(
  keeper: ChildProcess,
  waiting: Map<string, Waiting>,
  options: KeepOptions,
): Promise<KeptProcess> {
  const { name, launch, logFile, layer, graceMs } = options;
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.previous`);
  let end: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => {
    end = resolve;
  });
  const stop = async (): Promise<void> => {
    ask(keeper, { ask: 'stop', name });
    await whileHolding(ended);
  };
  const started = new Promise<KeptProcess>((resolve, reject) => {
    let pidRunning: number | undefined;
    waiting.set(name, {
      running: (pid) => {
        pidRunning = pid;
        resolve({ name, pid, logFile, ended, stop });
      },
      refused: (because) => {
        waiting.delete(name);
        reject(new Problem(`${launch.command} could not be started: ${because}.`));
      },
      ended: (ending) => {
        waiting.delete(name);
        end(ending);
      },
      keeperGone: () => {
        // Nobody else is left to end it.
        if (pidRunning !== undefined) killGroup(pidRunning);
        end({ code: null, signal: 'SIGKILL' });
        reject(new Error('the keeper of the engines was killed'));
      },
    });
  });
  ask(keeper, {
    ask: 'run',
    name,
    command: launch.command,
    arguments: launch.arguments,
    environment: launch.environment,
    logFile,
    layer,
    graceMs,
    afterwards: launch.afterwards ?? [],
  });
  return whileHolding(started);
}

/** The channel alone does not keep this process running while something is awaited over it. */
async function whileHolding<Result>(awaited: Promise<Result>): Promise<Result> {
  const hold = setInterval(() => undefined, 60_000);
  try {
    return await awaited;
  } finally {
    clearInterval(hold);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

function deliver(waiting: ReadonlyMap<string, Waiting>, news: KeeperNews): void {
  const told = waiting.get(news.name);
  switch (news.told) {
    case 'running':
      told?.running(news.pid);
      break;
    case 'refused':
      told?.refused(news.because);
      break;
    case 'ended':
      told?.ended({ code: news.code, signal: news.signal });
      break;
  }
}

function ask(keeper: ChildProcess, request: KeeperRequest): void {
  if (keeper.connected) keeper.send(request);
}
