import { oneTimePasswordHours } from '#domain/access/people';
import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import type { House } from '#platform/service/house';
import { AccessTime } from './access-time.js';
import { hashPassword, newPassword } from './passwords.js';
import { newChangeId, PeopleChanges, Taken } from './people-changes.js';
import { Sessions } from './sessions.js';
import { Staff } from './staff.js';

export interface NewAdministrator {
  readonly account: string;
  readonly name: string;
  readonly unitId: string;
}

export type FirstAdministrator =
  | { readonly entered: true; readonly personId: string; readonly password: string; readonly until: Date }
  | { readonly entered: false; readonly because: 'people-there-already' | 'unknown-unit' };

/**
 * Enters whoever enters everybody else, into an installation that has no people yet. Two operators
 * at once enter one. The password is shown once, and good for choosing one's own.
 */
export async function enterFirstAdministrator(
  house: House,
  { account, name, unitId }: NewAdministrator,
): Promise<FirstAdministrator> {
  if (!house.pack.units.some((unit) => unit.unitId === unitId)) {
    return { entered: false, because: 'unknown-unit' };
  }
  const { staff, changes } = await peopleOf(house);
  const now = await new AccessTime(house).now();
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const until = new Date(now.getTime() + oneTimePasswordHours * 3_600_000);
  const personId = 'p-first-administrator';
  const roles = ['administrator'] as const;
  try {
    await changes.record(async (session) => {
      if (!(await staff.isEmpty(session))) throw new Taken('change');
      const entered = { personId, account, name, unitId, roles };
      await staff.enter(entered, { passwordHash, oneTimeUntil: until }, session);
      return {
        _id: 'first-administrator',
        type: 'first-administrator' as const,
        personId,
        by: 'cli',
        at: now,
        bodyDigest: '',
        after: { unitId, roles },
      };
    });
  } catch (error) {
    if (error instanceof Taken) return { entered: false, because: 'people-there-already' };
    throw error;
  }
  return { entered: true, personId, password, until };
}

export type AdministratorReset =
  | { readonly reset: true; readonly personId: string; readonly password: string; readonly until: Date }
  | { readonly reset: false; readonly because: 'no-administrator' };

/**
 * A new one-time password for an administrator whom no other administrator can give one: whoever
 * has the master key and the database may, as when the first one was entered. Every session of
 * theirs ends, a suspension too, and the trail says that it was done by hand.
 */
export async function resetAdministrator(house: House, account: string): Promise<AdministratorReset> {
  const { staff, changes, sessions } = await peopleOf(house);
  const now = await new AccessTime(house).now();
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const until = new Date(now.getTime() + oneTimePasswordHours * 3_600_000);
  const found = await staff.byAccount(account);
  if (!found?.member.roles.includes('administrator')) {
    return { reset: false, because: 'no-administrator' };
  }
  const { personId } = found.member;
  await changes.record(async (session) => {
    await staff.keepPassword(personId, { passwordHash, oneTimeUntil: until }, session);
    await staff.suspend(personId, undefined, session);
    const trail = { type: 'password-reset' as const, personId, by: 'cli', at: now, bodyDigest: '' };
    return { _id: newChangeId(), ...trail };
  });
  await sessions.revokeAllOf(personId, now);
  return { reset: true, personId, password, until };
}

async function peopleOf({ config, connections, masterKey }: House) {
  const db = connections.mongo.db(databaseName(config.space, 'access'));
  const staff = new Staff(db, serviceKeys(masterKey, 'access'), config.mode);
  const changes = new PeopleChanges(db, connections.mongo);
  await Promise.all([staff.prepare(), changes.prepare()]);
  return { staff, changes, sessions: new Sessions(db) };
}
