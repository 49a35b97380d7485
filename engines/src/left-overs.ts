import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.js';
import { findProcess, type ProcessFacts } from './processes.js';
import type { Log } from './progress.js';

interface Recorded {
  readonly pid: number;
  readonly startedAt: string;
}

interface RunRecord {
  readonly supervisor: Recorded;
  readonly processes: readonly Recorded[];
}

const politeMs = 5_000;

/** Notes in the data folder what runs on it, so that the next run can tell and clean up. */
export async function recordRun(dataDir: string, pids: readonly number[]): Promise<void> {
  const supervisor = await recorded(process.pid);
  const processes = (await Promise.all(pids.map(recorded))).filter((each) => each !== undefined);
  if (!supervisor) return;
  const record: RunRecord = { supervisor, processes };
  await writeFile(recordFile(dataDir), JSON.stringify(record));
}

/**
 * Throws a Problem when another run is alive on this folder; ends what a killed run left behind.
 */
export async function endLeftOvers(dataDir: string, log: Log): Promise<void> {
  const record = await readRecord(dataDir);
  if (!record) return;
  const isOurs = record.supervisor.pid === process.pid;
  if (!isOurs && (await stillRunning(record.supervisor))) {
    const pid = String(record.supervisor.pid);
    throw new Problem(
      `Duet already runs on ${dataDir} (pid ${pid}).`,
      `Stop it with Ctrl+C there (or kill ${pid}), or set DUET_DATA_DIR to another folder.`,
    );
  }
  const left: Recorded[] = [];
  for (const each of record.processes) if (await stillRunning(each)) left.push(each);
  if (left.length === 0) return;
  log(`A run that was killed left ${String(left.length)} processes behind; ending them …`);
  for (const each of left) signal(each.pid, 'SIGTERM');
  const impatientAt = Date.now() + politeMs;
  for (const each of left) {
    while (await stillRunning(each)) {
      if (Date.now() > impatientAt) signal(each.pid, 'SIGKILL');
      await sleep(50);
    }
  }
}

async function recorded(pid: number): Promise<Recorded | undefined> {
  const facts = await findProcess(pid);
  return facts && { pid, startedAt: facts.startedAt };
}

/** A process id is used again some day: only the same start time makes it the same process. */
async function stillRunning(each: Recorded): Promise<boolean> {
  const facts: ProcessFacts | undefined = await findProcess(each.pid);
  return facts?.startedAt === each.startedAt;
}

async function readRecord(dataDir: string): Promise<RunRecord | undefined> {
  try {
    return JSON.parse(await readFile(recordFile(dataDir), 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}

function recordFile(dataDir: string): string {
  return join(dataDir, 'running.json');
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}
