import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  PeoplePage,
  PermissionTable,
  SelfView,
  SignedIn,
  UnitList,
} from '#contracts/access/views';
import { permissions } from '#domain/access/permissions';
import { databaseName } from '#platform/config/names';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { Caller, type Reply } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { AccessModule } from './access.module.js';
import type { DemoAccount } from './demo-accounts.js';

const demoPeopleCount = loadDemoPeople('packs/ordos')?.people.length ?? 0;

const space = freshSpace();
const masterKey = randomBytes(32).toString('base64');
const minuteMs = 60_000;

describe('access', () => {
  let services: RunningServices;
  let dataDir: string;
  let nowMs = Date.parse('2026-06-15T02:00:00.000Z');
  let anyone: Caller;
  let password: string;

  const run = (mode: 'demo' | 'production', inSpace = space) =>
    runServices({
      modules: [AccessModule],
      space: inSpace,
      masterKey,
      environment: { DUET_MODE: mode, DUET_DATA_DIR: dataDir },
      adjust: (house) => ({
        ...house,
        clock: { now: () => Promise.resolve(new Date(nowMs).toISOString()) },
      }),
    });
  const accounts = () =>
    JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  const signIn = (account: string, words: string, headers: Record<string, string> = {}) =>
    anyone.post<SignedIn & { code: string }>(
      '/api/access/sign-in',
      { account, password: words },
      undefined,
      headers,
    );
  const cookieOf = (reply: Reply<unknown>) => reply.headers.getSetCookie().join('\n');
  const people = async () =>
    services.house.connections.mongo.db(databaseName(space, 'access')).collection('people');

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'duet-access-'));
    services = await run('demo');
    anyone = new Caller(services.url, undefined);
    password = accounts()[0]!.password;
  });
  afterAll(async () => {
    const { mongo } = services.house.connections;
    await mongo.db(databaseName(space, 'access')).dropDatabase();
    await services.stop();
    rmSync(dataDir, { recursive: true });
  });

  it('brings the pack’s people once, with one password an installation, over restarts', async () => {
    const before = accounts();
    expect(before).toHaveLength(demoPeopleCount);
    await services.stop();
    services = await run('demo');
    anyone = new Caller(services.url, undefined);
    expect(accounts()).toEqual(before);
    expect(await (await people()).countDocuments()).toBe(demoPeopleCount);
    expect((await signIn('centre-li', password)).status).toBe(200);
  });

  it('lets somebody in by account and password, with a token, a cookie and who they are', async () => {
    const reply = await signIn('Centre-Ｌi ', password);
    expect(reply.status).toBe(200);
    expect(reply.body.person).toEqual({
      personId: 'p-centre-li',
      name: '李明远（示例）',
      unitId: 'investment-promotion-centre',
      roles: ['centre-officer'],
    });
    const lifetimeMs = Date.parse(reply.body.expiresAt) - Date.now();
    expect(Math.abs(lifetimeMs - 15 * minuteMs)).toBeLessThan(minuteMs);
    expect(reply.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^duet-token=.+; Max-Age=900; Path=\/; HttpOnly; SameSite=Lax$/),
      expect.stringMatching(
        /^duet-session=.+; Max-Age=28800; Path=\/api\/access; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    const self = await new Caller(services.url, reply.body.token).get<SelfView>('/api/access/self');
    expect(self.body).toEqual({ account: 'centre-li', ...reply.body.person });
  });

  it('takes the cookie as well, and marks it Secure where the request came by https', async () => {
    const reply = await signIn('centre-li', password, { 'x-forwarded-proto': 'https' });
    expect(cookieOf(reply)).toContain('; Secure');
    const [cookie = ''] = cookieOf(reply).split(';');
    const self = await fetch(`${services.url}/api/access/self`, { headers: { cookie } });
    expect(self.status).toBe(200);
  });

  it('signs out by clearing the cookies, signed in or not', async () => {
    const reply = await anyone.post('/api/access/sign-out', undefined);
    expect(reply.status).toBe(204);
    expect(cookieOf(reply)).toMatch(/^duet-token=;.*Expires=Thu, 01 Jan 1970/);
    expect(cookieOf(reply)).toMatch(/\nduet-session=;.*Expires=Thu, 01 Jan 1970/);
  });

  it('says the same of an unknown account and a wrong password', async () => {
    const wrong = await signIn('expert-liu', 'not-the-password');
    const unknown = await signIn('nobody-here', 'not-the-password');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'sign-in-failed']);
    expect(unknown.body).toEqual(wrong.body);
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it.each(['finance-guo', 'nobody-at-all'])(
    'closes the account %s after five failures, until the oldest is a quarter of an hour old',
    async (account) => {
      for (let failure = 1; failure <= 5; failure += 1) {
        expect((await signIn(account, 'wrong')).status).toBe(401);
        nowMs += minuteMs;
      }
      const closed = await signIn(account, account === 'finance-guo' ? password : 'wrong');
      expect([closed.status, closed.body.code]).toEqual([429, 'too-many-attempts']);
      expect(closed.headers.get('retry-after')).toBe(String(10 * 60));
      nowMs += 10 * minuteMs;
      const open = await signIn(account, account === 'finance-guo' ? password : 'wrong');
      expect(open.status).toBe(account === 'finance-guo' ? 200 : 401);
    },
  );

  it('counts guesses sent at once, and forgets failures when the password is right', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => signIn('finance-he', 'wrong')),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(7);
    for (let round = 1; round <= 2; round += 1) {
      for (let failure = 1; failure <= 4; failure += 1) await signIn('finance-gao', 'wrong');
      expect((await signIn('finance-gao', password)).status).toBe(200);
    }
  });

  it('shows nothing to whoever is not signed in, or whose token was altered', async () => {
    const forged = new Caller(services.url, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJwLTEifQ.');
    for (const path of ['self', 'permissions', 'people', 'units', 'sessions', 'deputies']) {
      expect((await anyone.get(`/api/access/${path}`)).status).toBe(401);
      expect((await forged.get(`/api/access/${path}`)).status).toBe(401);
    }
  });

  it('gives no self to a sound token of somebody who is not here', async () => {
    const roles = ['leader'] as const;
    const gone = await services.as({ kind: 'person', personId: 'p-gone', unitId: 'u-1', roles });
    expect((await gone.get('/api/access/self')).status).toBe(401);
  });

  it('lists people page by page, the units and the table of permissions', async () => {
    const roles = ['expert'] as const;
    const expert = await services.as({ kind: 'person', personId: 'p-1', unitId: 'u-1', roles });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = `limit=10${cursor === undefined ? '' : `&cursor=${cursor}`}`;
      const { body } = await expert.get<PeoplePage>(`/api/access/people?${query}`);
      seen.push(...body.people.map(({ personId }) => personId));
      cursor = body.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(demoPeopleCount);
    expect(seen).toHaveLength(demoPeopleCount);
    expect((await expert.get('/api/access/people?limit=0')).status).toBe(400);
    const { body: units } = await expert.get<UnitList>('/api/access/units');
    expect(units.units).toHaveLength(services.house.pack.units.length);
    expect(units.units[0]).toEqual({ unitId: expect.any(String), name: expect.any(Object) });
    const { body: table } = await expert.get<PermissionTable>('/api/access/permissions');
    expect(table).toEqual(JSON.parse(JSON.stringify({ permissions })));
  });

  it('refuses what does not fit the contract, naming the field', async () => {
    const reply = await anyone.post('/api/access/sign-in', { account: 'centre-li', password: 1 });
    expect(reply.status).toBe(400);
    expect(reply.body['errors']).toEqual([{ path: 'password', message: expect.any(String) }]);
  });

  it('keeps neither a name nor a password nor a guessed account readable', async () => {
    const db = services.house.connections.mongo.db(databaseName(space, 'access'));
    const bytes = await Promise.all(
      (await db.collections()).map((collection) => collection.find({}, { raw: true }).toArray()),
    );
    const stored = Buffer.concat(bytes.flat() as unknown as Buffer[]);
    expect(stored.includes('p-centre-li')).toBe(true);
    for (const secret of ['李明远', '示例', password, 'nobody-at-all']) {
      expect(stored.includes(secret)).toBe(false);
    }
  });

  it('lets nobody of the demo in once the same installation runs in production', async () => {
    await services.stop();
    services = await run('production');
    anyone = new Caller(services.url, undefined);
    const reply = await signIn('centre-wang', password);
    const token = await services.as({
      kind: 'person',
      personId: 'p-centre-wang',
      unitId: 'u-1',
      roles: ['leader'],
    });
    expect([reply.status, reply.body.code]).toEqual([401, 'sign-in-failed']);
    expect((await token.get('/api/access/self')).status).toBe(401);
    expect((await token.get<PeoplePage>('/api/access/people')).body.people).toEqual([]);
  });

  it('makes up nobody in production', async () => {
    const other = freshSpace();
    const production = await run('production', other);
    const db = production.house.connections.mongo.db(databaseName(other, 'access'));
    const count = await db.collection('people').countDocuments();
    const reply = await new Caller(production.url, undefined).post('/api/access/sign-in', {
      account: 'centre-li',
      password,
    });
    await db.dropDatabase();
    await production.stop();
    expect(count).toBe(0);
    expect(reply.status).toBe(401);
  });
});
