import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadDemoPeople, loadPack } from '#platform/pack/load-pack';
import { demoAccounts, whoIs, writeDemoAccounts } from './demo-accounts.js';

const pack = loadPack('packs/ordos');
const people = loadDemoPeople('packs/ordos')!.people;

describe('the accounts of demo mode', () => {
  let dataDir: string;
  const file = () => join(dataDir, 'demo-accounts.json');

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'duet-demo-'));
  });
  afterEach(() => {
    rmSync(dataDir, { recursive: true });
  });

  it('say role, unit and name in Chinese', () => {
    expect(whoIs(people[0]!, pack)).toBe('投促中心经办人 · 市投资促进中心 · 李明远（示例）');
  });

  it('share one password that differs from installation to installation', () => {
    const [mine, other] = [
      demoAccounts(dataDir, people, pack),
      demoAccounts(dataDir, people, pack),
    ];
    expect(new Set(mine.map(({ password }) => password)).size).toBe(1);
    expect(mine).toHaveLength(people.length);
    expect(mine[0]!.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
    expect(other[0]!.password).not.toBe(mine[0]!.password);
  });

  it('keep their password over a restart, in a file only its owner reads', () => {
    const first = demoAccounts(dataDir, people, pack);
    writeDemoAccounts(dataDir, first);
    expect(demoAccounts(dataDir, people, pack)).toEqual(first);
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(first);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('follow the pack while the password stays', () => {
    writeDemoAccounts(dataDir, demoAccounts(dataDir, people.slice(0, 2), pack));
    const [{ password } = { password: '' }] = demoAccounts(dataDir, people.slice(0, 2), pack);
    const all = demoAccounts(dataDir, people, pack);
    expect(all).toHaveLength(people.length);
    expect(all.at(-1)!.password).toBe(password);
  });

  it('get a new password where the file cannot be read', () => {
    writeFileSync(file(), '[{"account"');
    expect(demoAccounts(dataDir, people, pack)[0]!.password).not.toBe('');
  });
});
