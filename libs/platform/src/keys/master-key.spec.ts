import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { masterKeyOf } from './master-key.js';

const own = Buffer.from('a key of this installation alone').toString('base64');
const allSevens = Buffer.alloc(32, 7).toString('base64');

describe('the master key', () => {
  let dataDir: string;
  const file = () => join(dataDir, 'demo-master-key');
  const demo = (masterKey?: string) => masterKeyOf({ mode: 'demo', dataDir, masterKey });
  const production = (masterKey?: string) =>
    masterKeyOf({ mode: 'production', dataDir, masterKey });

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'duet-key-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true });
  });

  it('is made up once in demo mode, marked, in a file only its owner reads', () => {
    const key = demo();
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(demo()).toBe(key);
    expect(readFileSync(file(), 'utf8')).toBe(`demo:${key}`);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('stays what it was where the file was written before there was a mark', () => {
    writeFileSync(file(), `${own}\n`);
    expect(demo()).toBe(own);
  });

  it('is the one given, in demo mode with or without its mark', () => {
    expect(production(own)).toBe(own);
    expect(demo(own)).toBe(own);
    expect(demo(`demo:${own}`)).toBe(own);
  });

  it('is never made up in production', () => {
    expect(() => production()).toThrow('never makes up its own secrets');
    expect(() => production('  ')).toThrow('never makes up its own secrets');
  });

  it('is refused in production when it is a demo’s, marked or not, or no secret at all', () => {
    const key = demo();
    for (const demoKey of [`demo:${key}`, key, `demo:${own}`, `${own},${key}`, allSevens]) {
      expect(() => production(demoKey)).toThrow('production refuses demo secrets');
    }
  });
});
