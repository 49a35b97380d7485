import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import type {
  ActingFor,
  DeputyList,
  DeputyShown,
  SelfView,
  SessionList,
  SignedIn,
} from '#contracts/access/views';
import { dayOf, endOfDay } from '#domain/shared/working-days';
import { databaseName } from '#platform/config/names';
import { Caller, type Reply } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { AccessModule } from './access.module.js';
import type { DemoAccount } from './demo-accounts.js';

const space = freshSpace();
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** One browser: what the last reply set, by name. */
interface Browser {
  readonly caller: Caller;
  readonly refresh: string;
  readonly personId: string;
}

describe('access, signed in', () => {
  let services: RunningServices;
  let dataDir: string;
  let offsetMs = 0;
  let password: string;

  const dayAhead = (days: number) =>
    dayOf(new Date(Date.now() + offsetMs + days * dayMs).toISOString());
  const cookie = (reply: Reply<unknown>, name: string) =>
    reply.headers
      .getSetCookie()
      .find((line) => line.startsWith(`${name}=`))
      ?.split(';')[0]
      ?.slice(name.length + 1);
  const signIn = async (account: string): Promise<Browser> => {
    const reply = await new Caller(services.url, undefined).post<SignedIn>('/api/access/sign-in', {
      account,
      password,
    });
    expect(reply.status).toBe(200);
    return {
      caller: new Caller(services.url, reply.body.token),
      refresh: cookie(reply, 'duet-session') ?? '',
      personId: reply.body.person.personId,
    };
  };
  const refreshWith = (refresh: string) =>
    new Caller(services.url, undefined).post<SignedIn & { code: string }>(
      '/api/access/refresh',
      undefined,
      undefined,
      { cookie: `duet-session=${refresh}` },
    );
  const sessionsOf = async ({ caller }: Browser, query = '') =>
    (await caller.get<SessionList>(`/api/access/sessions${query}`)).body.sessions;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'duet-sessions-'));
    services = await runServices({
      modules: [AccessModule],
      space,
      environment: { DUET_MODE: 'demo', DUET_DATA_DIR: dataDir },
      adjust: (house) => ({
        ...house,
        clock: { now: () => Promise.resolve(new Date(Date.now() + offsetMs).toISOString()) },
      }),
    });
    const file = readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8');
    password = (JSON.parse(file) as DemoAccount[])[0]!.password;
  });
  beforeEach(() => {
    offsetMs = 0;
  });
  afterAll(async () => {
    const { mongo } = services.house.connections;
    await mongo.db(databaseName(space, 'access')).dropDatabase();
    await services.stop();
    rmSync(dataDir, { recursive: true });
  });

  describe('a session', () => {
    it('refreshes the token by its cookie, and the secret changes each time', async () => {
      const { refresh } = await signIn('centre-li');
      const first = await refreshWith(refresh);
      expect(first.status).toBe(200);
      expect(first.body.person.personId).toBe('p-centre-li');
      expect(cookie(first, 'duet-token')).toBe(first.body.token);
      const next = cookie(first, 'duet-session') ?? '';
      expect(next).not.toBe(refresh);
      expect((await refreshWith(next)).status).toBe(200);
      const self = await new Caller(services.url, first.body.token).get<SelfView>('/api/access/self');
      expect(self.body.account).toBe('centre-li');
    });

    it('takes the secret as a bearer too, and never as a token', async () => {
      const { refresh } = await signIn('centre-li');
      const bearer = new Caller(services.url, refresh);
      expect((await bearer.get('/api/access/self')).status).toBe(401);
      expect((await bearer.post('/api/access/refresh', undefined)).status).toBe(200);
    });

    it('gives two windows of one browser a token each, and one of them the next secret', async () => {
      const { refresh } = await signIn('centre-li');
      const replies = await Promise.all([refreshWith(refresh), refreshWith(refresh)]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      const next = replies.map((reply) => cookie(reply, 'duet-session'));
      expect(next.filter((secret) => secret !== undefined)).toHaveLength(1);
    });

    it('ends when a secret comes back long after it was changed: somebody copied it', async () => {
      const { refresh } = await signIn('centre-li');
      const next = cookie(await refreshWith(refresh), 'duet-session') ?? '';
      offsetMs = minuteMs;
      const copied = await refreshWith(refresh);
      expect([copied.status, copied.body.code]).toEqual([401, 'session-over']);
      expect((await refreshWith(next)).status).toBe(401);
    });

    it.each([undefined, '', 'nonsense', `s-${'0'.repeat(24)}.${'A'.repeat(43)}`])(
      'is not made of %s',
      async (refresh) => {
        const nobody = new Caller(services.url, refresh === '' ? undefined : refresh);
        const reply = await nobody.post('/api/access/refresh', undefined);
        expect([reply.status, reply.body['code']]).toEqual([401, 'session-over']);
      },
    );

    it('is over after eight hours, and its last token no later', async () => {
      const { refresh } = await signIn('centre-li');
      offsetMs = 8 * 60 * minuteMs - 5 * minuteMs;
      const last = await refreshWith(refresh);
      const lifetimeMs = Date.parse(last.body.expiresAt) - Date.now();
      expect(Math.abs(lifetimeMs - 5 * minuteMs)).toBeLessThan(minuteMs);
      offsetMs = 8 * 60 * minuteMs + 1000;
      expect((await refreshWith(cookie(last, 'duet-session') ?? '')).status).toBe(401);
    });

    it('is listed for its person, and refuses to refresh at once when revoked', async () => {
      const here = await signIn('science-wu');
      const there = await signIn('science-wu');
      const listed = await sessionsOf(here);
      expect(listed).toHaveLength(2);
      const other = listed.find(({ current }) => !current)!;
      expect(listed.filter(({ current }) => current)).toHaveLength(1);
      expect(there.refresh.startsWith(`${other.sessionId}.`)).toBe(true);
      const path = `/api/access/sessions/${other.sessionId}/revoke`;
      expect((await here.caller.post(path, undefined)).status).toBe(204);
      expect((await here.caller.post(path, undefined)).status).toBe(204);
      expect((await refreshWith(there.refresh)).status).toBe(401);
      expect((await refreshWith(here.refresh)).status).toBe(200);
      expect(await sessionsOf(here)).toHaveLength(1);
    });

    it('is revoked by an administrator for anybody; others do not learn that it exists', async () => {
      const whose = await signIn('science-xu');
      const admin = await signIn('admin-liang');
      const leader = await signIn('leader-zheng');
      const [session] = await sessionsOf(admin, '?personId=p-science-xu');
      const path = `/api/access/sessions/${session!.sessionId}/revoke`;
      expect((await leader.caller.get('/api/access/sessions?personId=p-science-xu')).status).toBe(403);
      const hidden = await leader.caller.post(path, undefined);
      const unknown = await leader.caller.post('/api/access/sessions/s-0/revoke', undefined);
      expect([hidden.status, hidden.body]).toEqual([404, unknown.body]);
      expect((await admin.caller.post(path, undefined)).status).toBe(204);
      expect((await refreshWith(whose.refresh)).status).toBe(401);
    });

    it('ends with signing out', async () => {
      const { refresh } = await signIn('centre-wang');
      const anyone = new Caller(services.url, undefined);
      await anyone.post('/api/access/sign-out', undefined, undefined, {
        cookie: `duet-session=${refresh}`,
      });
      expect((await refreshWith(refresh)).status).toBe(401);
    });

    it('leaves no secret in the record', async () => {
      const { refresh } = await signIn('centre-li');
      const db = services.house.connections.mongo.db(databaseName(space, 'access'));
      const stored = JSON.stringify(await db.collection('sessions').find().toArray());
      expect(stored).not.toContain(refresh.split('.')[1]);
    });
  });

  describe('a deputy', () => {
    const days = (from: number, until: number) => ({ from: dayAhead(from), until: dayAhead(until) });
    const appoint = async (by: string, body: object, key?: string) =>
      (await signIn(by)).caller.post<DeputyShown & { code: string }>(
        '/api/access/deputies',
        body,
        key,
      );
    const actFor = ({ caller }: Pick<Browser, 'caller'>, personId: string) =>
      caller.post<ActingFor & { code: string }>('/api/access/act-for', { personId });

    it('appointed by the head of the unit acts with the absent person’s unit and roles', async () => {
      const body = { absentId: 'p-finance-guo', deputyId: 'p-finance-he', ...days(0, 3) };
      const appointed = await appoint('finance-lin', body);
      expect(appointed.body).toMatchObject({ ...body, appointedBy: 'p-finance-lin', standsIn: true });

      const deputy = await signIn('finance-he');
      const acting = await actFor(deputy, 'p-finance-guo');
      expect(acting.status).toBe(200);
      expect(acting.body).toMatchObject({
        person: { personId: 'p-finance-he' },
        actsFor: { personId: 'p-finance-guo' },
      });
      expect(decodeJwt(acting.body.token)).toMatchObject({
        sub: 'p-finance-he',
        act: 'p-finance-guo',
        unit: 'finance-bureau',
        roles: ['finance-officer'],
        sid: expect.any(String),
      });
      expect(cookie(acting, 'duet-token')).toBe(acting.body.token);
      const self = await new Caller(services.url, acting.body.token).get<SelfView>('/api/access/self');
      expect(self.body).toMatchObject({
        account: 'finance-he',
        actsFor: { personId: 'p-finance-guo' },
      });
      const oneself = await refreshWith(deputy.refresh);
      expect(decodeJwt(oneself.body.token)).not.toHaveProperty('act');
    });

    it('lends nothing on, not even where the absent person is the head', async () => {
      await appoint('science-ma', {
        absentId: 'p-science-ma',
        deputyId: 'p-science-wu',
        ...days(0, 0),
      });
      const acting = await actFor(await signIn('science-wu'), 'p-science-ma');
      expect(decodeJwt(acting.body.token)['roles']).toEqual(['unit-head']);
      const head = new Caller(services.url, acting.body.token);
      const lent = await head.post('/api/access/deputies', {
        absentId: 'p-science-wu',
        deputyId: 'p-science-xu',
        ...days(0, 0),
      });
      expect([lent.status, lent.body['code']]).toEqual([409, 'deputies-appoint-nobody']);
    });

    it.each([
      ['science-ma', 'p-finance-guo', 'p-finance-he', 409, 'not-head-of-the-unit'],
      ['admin-liang', 'p-finance-guo', 'p-finance-guo', 409, 'deputy-is-the-absent-person'],
      ['finance-lin', 'p-finance-guo', 'p-finance-lin', 409, 'deputy-appoints-oneself'],
      ['admin-liang', 'p-expert-liu', 'p-expert-yang', 409, 'expert-has-no-deputy'],
      ['admin-liang', 'p-nobody', 'p-finance-he', 404, 'unknown-person'],
      ['admin-liang', 'p-finance-he', 'p-nobody', 404, 'unknown-person'],
      ['finance-he', 'p-finance-guo', 'p-finance-gao', 403, 'role-not-permitted'],
    ])('%s cannot appoint for %s: %s', async (by, absentId, deputyId, status, code) => {
      const reply = await appoint(by, { absentId, deputyId, ...days(0, 1) });
      expect([reply.status, reply.body.code]).toEqual([status, code]);
    });

    it('stands in only from the first day to the last, and no token outlives it', async () => {
      const body = { absentId: 'p-finance-guo', deputyId: 'p-finance-gao', ...days(1, 2) };
      expect((await appoint('admin-liang', body)).body.standsIn).toBe(false);
      const early = await actFor(await signIn('finance-gao'), 'p-finance-guo');
      expect([early.status, early.body.code]).toEqual([409, 'not-a-deputy-now']);

      offsetMs = Date.parse(endOfDay(body.until)) - 2 * minuteMs - Date.now();
      const last = await actFor(await signIn('finance-gao'), 'p-finance-guo');
      expect(last.status).toBe(200);
      expect(Date.parse(last.body.expiresAt) - Date.now()).toBeLessThanOrEqual(2 * minuteMs);
      offsetMs += 3 * minuteMs;
      const late = await actFor(await signIn('finance-gao'), 'p-finance-guo');
      expect(late.body.code).toBe('not-a-deputy-now');
    });

    it('is nobody’s who was not appointed, whether the absent person exists or not', async () => {
      const other = await signIn('centre-wang');
      const somebody = await actFor(other, 'p-finance-lin');
      const nobody = await actFor(other, 'p-nobody');
      expect([somebody.status, somebody.body]).toEqual([409, nobody.body]);
    });

    it('acts inside a session only: revoked, it gets no further token', async () => {
      const body = { absentId: 'p-finance-luo', deputyId: 'p-finance-he', ...days(0, 1) };
      expect((await appoint('finance-lin', body)).status).toBe(200);
      const deputy = await signIn('finance-he');
      const acting = await actFor(deputy, 'p-finance-luo');
      const again = { caller: new Caller(services.url, acting.body.token) };
      expect((await actFor(again, 'p-finance-luo')).status).toBe(200);
      const [sessionId] = deputy.refresh.split('.');
      await deputy.caller.post(`/api/access/sessions/${sessionId}/revoke`, undefined);
      expect((await actFor(again, 'p-finance-luo')).body.code).toBe('session-over');
      const outside = await services.as({
        kind: 'person',
        personId: 'p-finance-he',
        unitId: 'finance-bureau',
        roles: ['finance-officer'],
      });
      expect((await actFor({ caller: outside }, 'p-finance-luo')).status).toBe(401);
    });

    it('is appointed once for one key, and ended before its time by those who appoint', async () => {
      const body = { absentId: 'p-centre-li', deputyId: 'p-centre-wang', ...days(0, 9) };
      const first = await appoint('centre-zhao', body, 'absence-of-li');
      const again = await appoint('centre-zhao', body, 'absence-of-li');
      expect(again.body).toEqual(first.body);
      const other = await appoint('centre-zhao', { ...body, until: dayAhead(8) }, 'absence-of-li');
      expect([other.status, other.body.code]).toEqual([422, 'key-used-for-another-body']);

      const path = `/api/access/deputies/${first.body.deputyshipId}/end`;
      const stranger = await (await signIn('science-ma')).caller.post(path, undefined);
      expect([stranger.status, stranger.body['code']]).toEqual([404, 'unknown-deputyship']);
      const ended = await (await signIn('centre-zhao')).caller.post<DeputyShown>(path, undefined);
      expect(ended.body).toMatchObject({ standsIn: false, endedAt: expect.any(String) });
      const refused = await actFor(await signIn('centre-wang'), 'p-centre-li');
      expect(refused.body.code).toBe('not-a-deputy-now');
    });

    it('is listed for both, for the head of the unit and for administrators, page by page', async () => {
      const listed = async (account: string, query = '') =>
        (await (await signIn(account)).caller.get<DeputyList>(`/api/access/deputies${query}`)).body;
      const body = { absentId: 'p-services-hu', deputyId: 'p-organisation-sun', ...days(0, 5) };
      const { deputyshipId } = (await appoint('admin-liang', body)).body;
      const ids = async (account: string) =>
        (await listed(account, '?limit=100')).deputies.map((one) => one.deputyshipId);
      for (const account of ['services-hu', 'organisation-sun', 'admin-liang']) {
        expect(await ids(account)).toContain(deputyshipId);
      }
      expect(await ids('centre-zhao')).not.toContain(deputyshipId);
      expect((await ids('finance-luo')).length).toBeGreaterThan(0);
      const page = await listed('admin-liang', '?limit=1');
      expect(page.deputies).toHaveLength(1);
      const next = await listed('admin-liang', `?limit=1&cursor=${page.nextCursor ?? ''}`);
      expect(next.deputies[0]).not.toEqual(page.deputies[0]);
    });
  });
});
