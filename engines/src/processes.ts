import { readdir, readFile, readlink } from 'node:fs/promises';
import { runCommand } from './run-command.js';

export interface ProcessFacts {
  readonly pid: number;
  readonly parentPid: number;
  /** Resident memory in bytes. */
  readonly residentBytes: number;
  /** Tells a process from a later one with the same id; comparable only on one machine. */
  readonly startedAt: string;
  readonly commandLine: string;
}

const pageBytes = 4096;

/** Every process this user may see: from /proc on Linux, from `ps` elsewhere. */
export async function listProcesses(): Promise<ProcessFacts[]> {
  if (process.platform !== 'linux') return listByPs();
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const facts = await Promise.all(pids.map((pid) => readProc(pid)));
  return facts.filter((fact) => fact !== undefined);
}

/** One process, or undefined when it is gone. */
export async function findProcess(pid: number): Promise<ProcessFacts | undefined> {
  if (process.platform === 'linux') return readProc(pid);
  return (await listByPs()).find((fact) => fact.pid === pid);
}

/** Whether a process with this id exists, zombies not counted on Linux. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await findProcess(pid)) !== undefined;
}

/** The process and everything below it. */
export function processTree(all: readonly ProcessFacts[], rootPid: number): ProcessFacts[] {
  const root = all.find((fact) => fact.pid === rootPid);
  if (!root) return [];
  const below = all.filter((fact) => fact.parentPid === rootPid && fact.pid !== rootPid);
  return [root, ...below.flatMap((fact) => processTree(all, fact.pid))];
}

/** Resident memory of a process and everything below it, in bytes; shared pages count twice. */
export async function treeResidentBytes(rootPid: number): Promise<number> {
  const tree = processTree(await listProcesses(), rootPid);
  return tree.reduce((sum, fact) => sum + fact.residentBytes, 0);
}

/** `mongod (pid 4711)` for whoever listens on a TCP port here, undefined when it cannot be told. */
export async function listenerOf(port: number): Promise<string | undefined> {
  const pid =
    process.platform === 'linux' ? await listenerByProc(port) : await listenerByLsof(port);
  if (pid === undefined) return undefined;
  const facts = await findProcess(pid);
  const program = facts?.commandLine.split(/[\0 ]/)[0]?.split('/').at(-1) ?? 'a process';
  return `${program} (pid ${String(pid)})`;
}

async function readProc(pid: number): Promise<ProcessFacts | undefined> {
  try {
    const folder = `/proc/${String(pid)}`;
    const [stat, memory, commandLine] = await Promise.all([
      readFile(`${folder}/stat`, 'utf8'),
      readFile(`${folder}/statm`, 'utf8'),
      readFile(`${folder}/cmdline`, 'utf8'),
    ]);
    // The program's name is in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return {
      pid,
      parentPid: Number(fields[1]),
      residentBytes: Number(memory.split(' ')[1]) * pageBytes,
      startedAt: fields[19] ?? '',
      commandLine: commandLine.replaceAll('\0', ' ').trim(),
    };
  } catch {
    return undefined;
  }
}

async function listByPs(): Promise<ProcessFacts[]> {
  const columns = 'pid=,ppid=,rss=,lstart=,command=';
  const said = await runCommand('ps', ['-axww', '-o', columns], { timeoutMs: 5_000 });
  return said.stdout.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(line);
    if (!found) return [];
    const [, pid, parentPid, kilobytes, startedAt = '', commandLine = ''] = found;
    const residentBytes = Number(kilobytes) * 1024;
    return [
      { pid: Number(pid), parentPid: Number(parentPid), residentBytes, startedAt, commandLine },
    ];
  });
}

async function listenerByProc(port: number): Promise<number | undefined> {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const listening = '0A';
  const inodes = new Set<string>();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of (await readFile(table, 'utf8').catch(() => '')).split('\n')) {
      const fields = line.trim().split(/\s+/);
      const isListener = fields[1]?.endsWith(`:${wanted}`) === true && fields[3] === listening;
      if (isListener && fields[9] !== undefined) inodes.add(`socket:[${fields[9]}]`);
    }
  }
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const descriptors = await readdir(`/proc/${name}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${name}/fd/${descriptor}`).catch(() => '');
      if (inodes.has(target)) return Number(name);
    }
  }
  return undefined;
}

async function listenerByLsof(port: number): Promise<number | undefined> {
  const said = await runCommand('lsof', ['-nP', `-iTCP:${String(port)}`, '-sTCP:LISTEN', '-t'], {
    timeoutMs: 5_000,
  });
  const pid = Number.parseInt(said.stdout, 10);
  return Number.isNaN(pid) ? undefined : pid;
}
