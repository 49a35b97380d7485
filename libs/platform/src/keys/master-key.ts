import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.js';

/** Stands before a key that demo mode made up, so that it is known wherever it is carried. */
const demoMark = 'demo:';
const fileName = 'demo-master-key';

type KeyConfig = Pick<Config, 'masterKey' | 'mode' | 'dataDir'>;

/**
 * The master key: given by the environment, or, in demo mode only, generated once into the data
 * folder so that a restart reads what it wrote.
 * @throws Error in production without DUET_MASTER_KEY, or with one that belongs to a demo.
 */
export function masterKeyOf(config: KeyConfig): string {
  const given = config.masterKey?.trim();
  if (config.mode === 'production') return productionKey(given, config);
  return given ? unmarked(given) : demoKey(config.dataDir);
}

function productionKey(given: string | undefined, { dataDir }: KeyConfig): string {
  if (!given) {
    throw new Error('DUET_MASTER_KEY is missing: production never makes up its own secrets');
  }
  // The mark is easily cut off on the way, so the key in the folder is compared as well.
  const demos = keptKey(join(dataDir, fileName));
  for (const key of given.split(',').map((one) => one.trim())) {
    if (key.startsWith(demoMark) || sameBytes(key, demos) || isOneByteRepeated(key)) {
      throw new Error('DUET_MASTER_KEY belongs to a demo: production refuses demo secrets');
    }
  }
  return given;
}

function demoKey(dataDir: string): string {
  const file = join(dataDir, fileName);
  const kept = keptKey(file);
  if (kept !== undefined) return kept;
  mkdirSync(dataDir, { recursive: true });
  const key = randomBytes(32).toString('base64');
  writeFileSync(file, `${demoMark}${key}`, { mode: 0o600, flag: 'wx' });
  return key;
}

function keptKey(file: string): string | undefined {
  return existsSync(file) ? unmarked(readFileSync(file, 'utf8').trim()) : undefined;
}

function unmarked(key: string): string {
  return key.startsWith(demoMark) ? key.slice(demoMark.length) : key;
}

function sameBytes(given: string, other: string | undefined): boolean {
  return other !== undefined && Buffer.from(given, 'base64').equals(Buffer.from(other, 'base64'));
}

/** All zeros and the like: what examples and tests are written with. */
function isOneByteRepeated(key: string): boolean {
  return new Set(Buffer.from(key, 'base64')).size <= 1;
}
