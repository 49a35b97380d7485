import { readFile } from 'node:fs/promises';
import { freemem } from 'node:os';

/** What the engines and the product take together, with room to work. */
export const memoryLeastBytes = 2 * 1024 ** 3;

/** Memory that programs could still be given, in bytes: caches the system would drop included. */
export async function availableBytes(): Promise<number> {
  const facts = await readFile('/proc/meminfo', 'utf8').catch(() => '');
  const kilobytes = /^MemAvailable:\s+(\d+) kB/m.exec(facts)?.[1];
  return kilobytes === undefined ? freemem() : Number(kilobytes) * 1024;
}
