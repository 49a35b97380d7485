import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.js';

/**
 * The master key: given by the environment, or, in demo mode only, generated once into the data
 * folder so that a restart reads what it wrote.
 * @throws Error in production without DUET_MASTER_KEY.
 */
export function masterKeyOf(config: Config): string {
  if (config.masterKey) return config.masterKey;
  if (config.mode !== 'demo') {
    throw new Error('DUET_MASTER_KEY is missing: production never makes up its own secrets');
  }
  const file = join(config.dataDir, 'demo-master-key');
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
