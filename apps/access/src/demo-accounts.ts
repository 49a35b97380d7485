import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoPeople } from '#contracts/pack/demo-people';
import type { Pack } from '#contracts/pack/pack';
import { newPassword } from './passwords.js';

const fileName = 'demo-accounts.json';

const DemoAccounts = z.array(
  z.object({ account: z.string(), password: z.string().min(1), who: z.string() }),
);
export type DemoAccount = z.infer<typeof DemoAccounts>[number];

type DemoPerson = DemoPeople['people'][number];

/**
 * The accounts of demo mode, as `npm start` prints them. One password for all, made up once for
 * this installation and kept over restarts.
 */
export function demoAccounts(
  dataDir: string,
  people: readonly DemoPerson[],
  pack: Pick<Pack, 'roles' | 'units'>,
): readonly DemoAccount[] {
  const password = passwordOf(join(dataDir, fileName)) ?? newPassword();
  return people.map((person) => ({
    account: person.account,
    password,
    who: whoIs(person, pack),
  }));
}

/** Writes the accounts where only the owner of the data folder reads them; whole, or not at all. */
export function writeDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, fileName);
  const draft = `${file}.${String(process.pid)}`;
  writeFileSync(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** Role, unit and name as a Chinese reader expects them: 投促中心经办人 · 市投资促进中心 · 李明远（示例）. */
export function whoIs(
  { name, unitId, roles }: Pick<DemoPerson, 'name' | 'unitId' | 'roles'>,
  pack: Pick<Pack, 'roles' | 'units'>,
): string {
  const labels = roles.map((role) => pack.roles.labels[role].zh).join('、');
  const unit = pack.units.find((one) => one.unitId === unitId)?.name.zh ?? unitId;
  return `${labels} · ${unit} · ${name}`;
}

function passwordOf(file: string): string | undefined {
  try {
    return DemoAccounts.parse(JSON.parse(readFileSync(file, 'utf8')))[0]?.password;
  } catch {
    return undefined;
  }
}
