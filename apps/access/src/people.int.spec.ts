import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OneTimePassword, PeoplePage, PersonListed, SignedIn } from '#contracts/access/views';
import type { Problem } from '#contracts/shared/problem';
import { databaseName } from '#platform/config/names';
import { Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { AccessModule } from './access.module.js';
import {
  enterFirstAdministrator,
  resetAdministrator,
  type FirstAdministrator,
} from './first-administrator.js';

const hourMs = 3_600_000;
const own = 'my-own-password-1';

describe('people of a production', () => {
  let services: RunningServices;
  let anyone: Caller;
  let first: FirstAdministrator & { readonly entered: true };
  let admin: Caller;
  let nowMs = Date.parse('2026-06-15T02:00:00.000Z');

  const signIn = (account: string, password: string) =>
    anyone.post<SignedIn & Problem>('/api/access/sign-in', { account, password });
  const choose = (account: string, password: string, newPassword = own) =>
    anyone.post<SignedIn & Problem>('/api/access/change-password', { account, password, newPassword });
  const newcomer = (account: string, more: object = {}) => ({
    ...{ account, name: '祁云（示例）', unitId: 'investment-promotion-centre' },
    ...{ roles: ['centre-officer'], ...more },
  });
  const add = (body: object, key?: string, who = admin) =>
    who.post<OneTimePassword & Problem>('/api/access/people', body, key);
  const decide = (personId: string, what: string, body: object = {}, who = admin) =>
    who.post<PersonListed & OneTimePassword & Problem>(`/api/access/people/${personId}/${what}`, body);
  /** Somebody new who has chosen a password already. */
  const settled = async (account: string, more: object = {}) => {
    const added = await add(newcomer(account, more));
    const chosen = await choose(account, added.body.oneTimePassword);
    return { personId: added.body.person.personId, caller: new Caller(services.url, chosen.body.token) };
  };

  beforeAll(async () => {
    services = await runServices({
      modules: [AccessModule],
      space: freshSpace(),
      masterKey: randomBytes(32).toString('base64'),
      environment: { DUET_MODE: 'production' },
      adjust: (house) => ({
        ...house,
        clock: { now: () => Promise.resolve(new Date(nowMs).toISOString()) },
      }),
    });
    anyone = new Caller(services.url, undefined);
  });
  afterAll(async () => {
    const { config, connections } = services.house;
    await connections.mongo.db(databaseName(config.space, 'access')).dropDatabase();
    await services.stop();
  });

  it('begin with one administrator, entered once however many try at once', async () => {
    const enter = (account: string) =>
      enterFirstAdministrator(services.house, {
        ...{ account, name: '梁（示例）', unitId: 'investment-promotion-centre' },
      });
    const nowhere = { account: 'admin', name: '梁', unitId: 'no-such-unit' };
    expect(await enterFirstAdministrator(services.house, nowhere)).toEqual({
      entered: false,
      because: 'unknown-unit',
    });
    const tries = await Promise.all(['admin', 'admin-2', 'admin-3'].map(enter));
    const [entered, ...more] = tries.filter((one) => one.entered);
    expect(more).toEqual([]);
    first = entered as typeof first;
    expect(await enter('admin-4')).toEqual({ entered: false, because: 'people-there-already' });
  });

  it('work under no password somebody else gave', async () => {
    const account = ['admin', 'admin-2', 'admin-3'];
    const replies = await Promise.all(account.map((one) => signIn(one, first.password)));
    const known = account[replies.findIndex(({ status }) => status === 403)] ?? '';
    const reply = await signIn(known, first.password);
    expect([reply.status, reply.body.code]).toEqual([403, 'password-change-needed']);
    expect(reply.headers.getSetCookie()).toEqual([]);
    const weak = await choose(known, first.password, 'short');
    expect([weak.status, weak.body.errors?.[0]?.path]).toEqual([400, 'newPassword']);
    expect((await choose(known, first.password, first.password)).status).toBe(400);
    const chosen = await choose(known, first.password);
    expect(chosen.body.person).toMatchObject({ roles: ['administrator'] });
    admin = new Caller(services.url, chosen.body.token);
    expect((await signIn(known, first.password)).status).toBe(401);
    expect((await signIn(known, own)).status).toBe(200);
  });

  it('are entered by an administrator; the same key again gives the same answer', async () => {
    const [body, key] = [newcomer('centre-qi'), randomUUID()];
    const [added, again] = await Promise.all([add(body, key), add(body, key)]);
    expect(added.status).toBe(200);
    expect(again.body).toEqual(added.body);
    expect((await add(newcomer('centre-other'), key)).status).toBe(422);
    const taken = await add(newcomer('Centre-Ｑi'));
    expect([taken.status, taken.body.code]).toEqual([409, 'account-taken']);
    expect((await add(newcomer('somebody', { unitId: 'nowhere' }))).body.errors).toEqual([
      { path: 'unitId', message: 'is not a unit of this city' },
    ]);
    const until = new Date(nowMs + 72 * hourMs).toISOString();
    expect(added.body).toMatchObject({ until, person: { account: 'centre-qi' } });
    const signed = await choose('centre-qi', added.body.oneTimePassword);
    const qi = new Caller(services.url, signed.body.token);
    expect((await add(newcomer('by-an-officer'), undefined, qi)).status).toBe(403);
  });

  it('have their one-time password for three days', async () => {
    const { body } = await add(newcomer('late-comer'));
    nowMs += 72 * hourMs;
    const late = await choose('late-comer', body.oneTimePassword);
    expect([late.status, late.body.code]).toEqual([403, 'one-time-password-over']);
    const reset = await decide(body.person.personId, 'reset-password');
    expect(reset.body.oneTimePassword).not.toBe(body.oneTimePassword);
    expect((await choose('late-comer', reset.body.oneTimePassword)).status).toBe(200);
  });

  it('are changed and suspended by somebody else only, and what they refreshed ends', async () => {
    const { personId } = await settled('centre-bai');
    const moved = await decide(personId, 'change', { roles: ['centre-head'], name: '白（示例）' });
    expect(moved.body).toMatchObject({ roles: ['centre-head'], name: '白（示例）' });
    expect((await decide(personId, 'change', { roles: ['centre-head'] })).body.code).toBe('nothing-to-change');
    expect((await decide('p-nobody', 'suspend')).status).toBe(404);
    expect((await decide(first.personId, 'suspend')).body.code).toBe('own-access');
    expect((await decide(first.personId, 'change', { roles: ['leader'] })).body.code).toBe('own-access');

    const session = await signIn('centre-bai', own);
    const refresh = /duet-session=([^;]+)/.exec(session.headers.getSetCookie().join('\n'))?.[1] ?? '';
    expect((await decide(personId, 'suspend')).body).toMatchObject({ suspended: true });
    expect((await decide(personId, 'suspend')).body.code).toBe('already-suspended');
    const refreshed = await fetch(`${services.url}/api/access/refresh`, {
      method: 'POST',
      headers: { authorization: `Bearer ${refresh}` },
    });
    expect(refreshed.status).toBe(401);
    expect((await signIn('centre-bai', own)).body.code).toBe('account-suspended');
    // Without the password nobody learns that the account is there.
    expect((await signIn('centre-bai', 'wrong-one')).body.code).toBe('sign-in-failed');
    expect((await decide(personId, 'resume')).body.suspended).toBeUndefined();
    expect((await decide(personId, 'resume')).body.code).toBe('not-suspended');
    expect((await signIn('centre-bai', own)).status).toBe(200);
  });

  it('keep an administrator: two who suspend one another at once do not both succeed', async () => {
    const rivals = await Promise.all(
      ['rival-one', 'rival-two'].map((account) => settled(account, { roles: ['administrator'] })),
    );
    const [one, two] = rivals as [(typeof rivals)[0], (typeof rivals)[0]];
    const answers = await Promise.all([
      decide(two.personId, 'suspend', {}, one.caller),
      decide(one.personId, 'suspend', {}, two.caller),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('administrator-only');
  });

  it('let a lone administrator in again by an operator’s hand, and the trail says so', async () => {
    expect(await resetAdministrator(services.house, 'no-such-account')).toMatchObject({ reset: false });
    const officer = await settled('centre-no-admin');
    expect(await resetAdministrator(services.house, 'centre-no-admin')).toMatchObject({ reset: false });
    expect(officer.personId).not.toBe('');
    const lone = await settled('admin-lone', { roles: ['administrator'] });
    await decide(lone.personId, 'suspend');
    const done = await resetAdministrator(services.house, 'admin-lone');
    if (!done.reset) throw new Error('an administrator was not reset');
    expect((await signIn('admin-lone', own)).status).toBe(401);
    expect((await signIn('admin-lone', done.password)).body.code).toBe('password-change-needed');
    expect((await choose('admin-lone', done.password, 'my-own-password-2')).status).toBe(200);
    expect((await signIn('admin-lone', 'my-own-password-2')).status).toBe(200);
    const { config, connections } = services.house;
    const trail = connections.mongo.db(databaseName(config.space, 'access')).collection('people-changes');
    const byHand = await trail.findOne({ personId: lone.personId, by: 'cli' });
    expect(byHand).toMatchObject({ type: 'password-reset' });
    expect(JSON.stringify(byHand)).not.toContain(done.password);
  });

  it('are listed, accounts to administrators only, and every decision is kept', async () => {
    const { caller } = await settled('centre-ke');
    const page = async (who: Caller) =>
      (await who.get<PeoplePage>('/api/access/people?limit=100')).body.people;
    expect((await page(caller)).every(({ account }) => account === undefined)).toBe(true);
    expect((await page(admin)).map(({ account }) => account)).toContain('centre-ke');
    const { config, connections } = services.house;
    const trail = connections.mongo.db(databaseName(config.space, 'access')).collection('people-changes');
    const kept = await trail.find().toArray();
    expect(kept.find(({ personId }) => personId === first.personId)).toMatchObject({ type: 'first-administrator', by: 'cli' });
    const moved = kept.find(({ type }) => type === 'person-changed');
    expect(moved).toMatchObject({ before: { roles: ['centre-officer'] }, after: { roles: ['centre-head'] } });
    expect(JSON.stringify(kept)).not.toMatch(/祁云|白（|my-own/);
  });
});
