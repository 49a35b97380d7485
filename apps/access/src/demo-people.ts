import { loadDemoPeople } from '#platform/pack/load-pack';
import type { House } from '#platform/service/house';
import { demoAccounts, writeDemoAccounts } from './demo-accounts.js';
import { hashPassword } from './passwords.js';
import type { Staff } from './staff.js';

/**
 * Brings the pack's invented people, in demo mode only. They share one password that stands in
 * `demo-accounts.json`, so they share its one hash as well: a salt each would hide nothing and cost
 * 22 times the time at every start.
 */
export async function bringDemoPeople(
  { config, pack, log }: Pick<House, 'config' | 'pack' | 'log'>,
  staff: Staff,
): Promise<void> {
  if (config.mode !== 'demo') return;
  const people = loadDemoPeople(config.packDir)?.people ?? [];
  const accounts = demoAccounts(config.dataDir, people, pack);
  const [first] = accounts;
  if (!first) {
    log.warn('pack-without-demo-people');
    return;
  }
  await staff.putSamples(people, await hashPassword(first.password));
  writeDemoAccounts(config.dataDir, accounts);
}
