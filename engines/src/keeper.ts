/**
 * The keeper: a small process of its own session that starts the engines and outlives whoever
 * asked for them by exactly as long as it takes to end them. Ctrl+C does not reach it, and when the
 * channel to its supervisor closes, however that came about, it stops everything. So a supervisor
 * killed with SIGKILL leaves no orphans.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import type { KeeperNews, KeeperRequest } from './keeper-messages.js';

type RunRequest = Extract<KeeperRequest, { ask: 'run' }>;

interface Kept {
  readonly request: RunRequest;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
}

const running = new Map<string, Kept>();
const removeAtEnd: string[] = [];
let ending = false;

function tell(news: KeeperNews): void {
  if (process.connected) process.send?.(news, undefined, undefined, () => undefined);
}

function run(request: RunRequest): void {
  const { name } = request;
  const log = openSync(request.logFile, 'a');
  const child = spawn(request.command, request.arguments, {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, ...request.environment },
  });
  closeSync(log);
  let refused = false;
  child.on('error', (failure) => {
    refused = true;
    running.delete(name);
    tell({ told: 'refused', name, because: failure.message });
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', (code, signal) => {
      running.delete(name);
      const [program, ...rest] = request.afterwards;
      if (program !== undefined) spawnSync(program, rest, { stdio: 'ignore', timeout: 5_000 });
      tell({ told: 'ended', name, code, signal });
      resolve();
    });
    child.on('error', () => {
      resolve();
    });
  });
  running.set(name, { request, child, ended });
  child.on('spawn', () => {
    if (!refused && child.pid !== undefined) tell({ told: 'running', name, pid: child.pid });
  });
}

async function stop(kept: Kept): Promise<void> {
  kept.child.kill('SIGTERM');
  const impatience = setTimeout(() => {
    killGroup(kept.child);
  }, kept.request.graceMs);
  await kept.ended;
  clearTimeout(impatience);
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
}

async function endEverything(): Promise<void> {
  if (ending) return;
  ending = true;
  while (running.size > 0) {
    const kept = [...running.values()];
    const highest = Math.max(...kept.map(({ request }) => request.layer));
    await Promise.all(kept.filter(({ request }) => request.layer === highest).map(stop));
  }
  for (const folder of removeAtEnd) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit(0);
}

process.on('message', (request: KeeperRequest) => {
  switch (request.ask) {
    case 'run':
      if (!ending) run(request);
      break;
    case 'stop': {
      const kept = running.get(request.name);
      if (kept) void stop(kept);
      break;
    }
    case 'remove-at-end':
      removeAtEnd.push(request.folder);
      break;
  }
});
process.on('disconnect', () => void endEverything());
process.on('SIGTERM', () => void endEverything());
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
