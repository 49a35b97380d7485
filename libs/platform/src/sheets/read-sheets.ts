import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { CellSheet } from '#domain/sheets/cells';
import { answerOf } from './answer-of.js';
import type { Read, Reading } from './reading-process.js';
import { sheetLimits, UnreadableSpreadsheet, type SheetLimits } from './sheet.js';

/** Files read at once: each may take a core for seconds. */
const atOnce = 2;
const waiting: (() => void)[] = [];
let running = 0;
/** By the digest of a file and its limits: who gave up waiting and asks again waits for the same reading. */
const underWay = new Map<string, Promise<readonly CellSheet[]>>();

/**
 * The one way a file from outside becomes sheets: .xlsx, .xls or .csv by what it holds, whatever its
 * name. It is read in a process of its own with limits to its time and memory, so that the service
 * goes on answering others whatever the file does (ADR 0015); nothing that process prints or throws
 * gets out of it. The same file asked for again while it is being read is not read twice.
 * @throws UnreadableSpreadsheet
 */
export function readSheets(
  bytes: Uint8Array,
  limits: Partial<SheetLimits> = {},
): Promise<readonly CellSheet[]> {
  const reading = { bytes, limits: { ...sheetLimits, ...limits } };
  const digest = createHash('sha256').update(JSON.stringify(reading.limits)).update(bytes).digest('hex');
  const begun =
    underWay.get(digest) ?? readInTurn(reading).finally(() => underWay.delete(digest));
  underWay.set(digest, begun);
  return begun;
}

async function readInTurn(reading: Reading): Promise<readonly CellSheet[]> {
  await turn();
  try {
    return await readApart(reading);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function turn(): Promise<void> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

async function readApart(reading: Reading): Promise<readonly CellSheet[]> {
  const child = startProcess(reading.limits);
  let timer: NodeJS.Timeout | undefined;
  try {
    const refusal = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new UnreadableSpreadsheet('sheet-takes-too-long'));
      }, reading.limits.timeMs);
      child.send(reading, (error) => {
        if (error) reject(new UnreadableSpreadsheet('sheet-too-many-cells'));
      });
    });
    const read = (await Promise.race([answerOf(child), refusal])) as Read | undefined;
    // It always answers before it ends, unless its memory was not enough.
    if (!read) throw new UnreadableSpreadsheet('sheet-too-many-cells');
    if (!read.ok) throw new UnreadableSpreadsheet(read.fault.code, read.fault.details);
    return read.sheets;
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
}

function startProcess({ memoryMb }: SheetLimits): ChildProcess {
  const nodeOptions = process.env['NODE_OPTIONS'];
  return fork(new URL('./reading-process.js', import.meta.url), {
    execArgv: [`--max-old-space-size=${String(memoryMb)}`],
    serialization: 'advanced',
    // How this process runs Node holds for that one as well. It learns nothing else of the
    // environment: no key, no address.
    env: nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions },
    // A reader that prints might print cells.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
