import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartiesAnswerRow } from '#contracts/register/errands';
import type { AccountRegistered, PersonRegistered } from '#contracts/register/views';
import type { ErrandAnswer } from '#domain/shared/stage';
import { databaseName } from '#platform/config/names';
import { serviceKeys, type ServiceKeys } from '#platform/keys/keys';
import { Recorder } from '#platform/store/recorder';
import type { Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { RegisterModule } from './register.module.js';
import { registerWork } from './register.worker.js';

const space = freshSpace();

describe('what other services ask of the register', () => {
  let services: RunningServices;
  let centre: Caller;
  let keysOf: (service: string) => ServiceKeys;
  let answer: (type: string, errandId: string, request: object) => Promise<ErrandAnswer>;

  beforeAll(async () => {
    services = await runServices({ modules: [RegisterModule], space });
    const roles = ['centre-officer'] as const;
    centre = await services.as({ kind: 'person', personId: 'p-1', unitId: 'u-1', roles });
    keysOf = (service) => serviceKeys(services.house.masterKey, service);
    const { errands } = registerWork(services.app.get(Recorder, { strict: false }), services.house);
    answer = (type, errandId, request) =>
      errands![type]!({ errandId, caseId: 'case-1', request: request as Record<string, unknown> });
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'register')).dropDatabase();
    await services.stop();
  });

  describe('seal-account', () => {
    let ownerId: string;
    let accountId: string;
    const number = '6250941006528599';
    const details = { holder: '钱一（示例）', bank: '示例银行', branch: '东胜支行' };
    const ask = (errandId: string, more: object = {}) =>
      answer('seal-account', errandId, {
        type: 'seal-account',
        forService: 'reward',
        ownerId,
        accountId,
        ...more,
      });

    beforeAll(async () => {
      const person = { name: '钱一（示例）', phone: '13912345678' };
      ownerId = (await centre.post<PersonRegistered>('/api/register/people', person)).body.personId;
      const body = { ownerId, ...details, number };
      const account = await centre.post<AccountRegistered>('/api/register/accounts', body);
      accountId = account.body.accountId;
    });

    it('answers with the account for reward’s eyes only, and the same a second time', async () => {
      const first = await ask('reward-case-1:4');
      if (!first.ok) throw new Error(first.code);
      const { account, accountDigest } = first.result as {
        account: { $sealed: string };
        accountDigest: string;
      };
      const words: unknown = JSON.parse(keysOf('reward').open(account.$sealed));
      expect(words).toEqual({ ...details, number });
      expect(() => keysOf('contact').open(account.$sealed)).toThrow();
      expect(accountDigest).toBe(keysOf('reward').digest(number));
      expect(JSON.stringify(first)).not.toMatch(/钱一|示例银行|6250/);
      expect(await ask('reward-case-1:4')).toEqual(first);
      const [one, two] = await Promise.all([ask('reward-case-1:5'), ask('reward-case-1:5')]);
      expect(two).toEqual(one);
    });

    it('refuses an unknown account and one of somebody else, for ever', async () => {
      const unknown = { ok: false, code: 'account-unknown', details: {} };
      expect(await ask('reward-case-1:6', { accountId: 'ra-unknown' })).toEqual(unknown);
      expect(await ask('reward-case-1:6')).toEqual(unknown);
      const other = { ok: false, code: 'account-not-of-beneficiary', details: {} };
      expect(await ask('reward-case-1:7', { ownerId: 'org-n-1' })).toEqual(other);
    });
  });

  describe('register-parties', () => {
    const asked = (words: readonly Readonly<Record<string, unknown>>[], more: readonly number[] = []) => ({
      rows: [...words.map(({ row }) => row), ...more],
      parties: { $sealed: keysOf('contact').sealFor('register', JSON.stringify(words)) },
    });
    const rowsOf = (reply: ErrandAnswer) => {
      if (!reply.ok) throw new Error(reply.code);
      return reply.result['rows'] as PartiesAnswerRow[];
    };
    const wind = { organisationName: '草原风电（示例）', creditCode: '９１３５０１００m000100y43' };
    const zhang = { contactName: '张三（示例）', contactPhone: '１３８ 1234 1234' };

    it('enters each row’s organisation and contact person, or says why not', async () => {
      const words = [
        { row: 2, ...wind, ...zhang },
        { row: 3, ...wind, ...zhang },
        { row: 4, organisationName: '草原光伏（示例）' },
        { row: 5, ...wind, creditCode: '91350100M000100Y44' },
        { row: 6, ...wind, ...zhang, contactPhone: '12' },
        { row: 7, ...wind, contactPhone: '13812341234' },
        { row: 8, ...zhang },
        { row: 10, ...wind, surprise: { $gt: '' }, organisationName: 7 },
      ];
      // Nothing was sealed of row 9.
      const reply = await answer('register-parties', 'import-1:1', asked(words, [9]));
      const [two, three, four, ...wrong] = rowsOf(reply);
      const contactPersonId = expect.stringMatching(/^rp-[0-9a-f]{24}$/);
      expect(two).toEqual({
        row: 2,
        subjectId: 'org-91350100M000100Y43',
        name: wind.organisationName,
        creditCode: '91350100M000100Y43',
        contactPersonId,
      });
      expect(three).toEqual({ ...two, row: 3 });
      const subjectId = expect.stringMatching(/^org-n-[0-9a-f]{24}$/);
      expect(four).toEqual({ row: 4, subjectId, name: '草原光伏（示例）' });
      expect(wrong).toEqual([
        { row: 5, code: 'credit-code-wrong' },
        { row: 6, code: 'contact-phone-wrong' },
        { row: 7, code: 'contact-name-missing' },
        { row: 8, code: 'organisation-name-missing' },
        { row: 10, code: 'parties-unreadable' },
        { row: 9, code: 'parties-unreadable' },
      ]);
      expect(JSON.stringify(reply)).not.toMatch(/张三|1381234/);
      const other = { rows: [2], parties: { $sealed: 'bm90.c2VhbGVk' } };
      expect(rowsOf(await answer('register-parties', 'import-1:2', other))).toEqual([
        { row: 2, code: 'parties-unreadable' },
      ]);
    });

    it('enters a sheet once when it is asked twice, or twice at once', async () => {
      const people = services.house.connections.mongo
        .db(databaseName(space, 'register'))
        .collection('people');
      const rows = Array.from({ length: 250 }, (_, index) => ({
        row: index + 2,
        ...wind,
        contactName: `联系${String(index % 5)}（示例）`,
      }));
      const before = await people.countDocuments();
      const [one, two] = await Promise.all([
        answer('register-parties', 'import-2:1', asked(rows)),
        answer('register-parties', 'import-2:1', asked(rows)),
      ]);
      expect(rowsOf(one)).toHaveLength(250);
      expect(two).toEqual(one);
      expect(await answer('register-parties', 'import-2:1', asked([]))).toEqual(one);
      // Without a telephone nobody can say that two of one name are one person.
      expect(await people.countDocuments()).toBe(before + 250);
    });

    it('enters each party once when sheets that share them are entered at once', async () => {
      const db = services.house.connections.mongo.db(databaseName(space, 'register'));
      const rows = Array.from({ length: 150 }, (_, index) => ({
        row: index + 2,
        organisationName: `同来${String(index % 120)}号（示例）`,
        contactName: `同来人${String(index % 100)}（示例）`,
        contactPhone: `1370000${String(index % 100).padStart(4, '0')}`,
      }));
      const backwards = [...rows].reverse();
      const sheets = [rows, backwards, rows, backwards].map(async (sheet, index) =>
        rowsOf(await answer('register-parties', `import-at-once-${String(index)}:1`, asked(sheet))),
      );
      const [first = [], ...others] = await Promise.all(sheets);
      const inOrder = (found: readonly PartiesAnswerRow[]) => [...found].sort((a, b) => a.row - b.row);
      for (const other of others) expect(inOrder(other)).toEqual(inOrder(first));
      const named = (field: 'subjectId' | 'contactPersonId') =>
        new Set(first.map((row) => (field in row ? (row as Record<string, unknown>)[field] : undefined)));
      expect([named('subjectId').size, named('contactPersonId').size]).toEqual([120, 100]);
      const people = { _id: { $in: [...named('contactPersonId')] } } as object;
      expect(await db.collection('people').countDocuments(people)).toBe(100);
      expect(await db.collection('data-keys').countDocuments(people)).toBe(100);
      const streams = [...named('subjectId'), ...named('contactPersonId')].map((id) => `entry-${String(id)}`);
      const events = { stream: { $in: streams } };
      expect(await db.collection('events').countDocuments(events)).toBe(220);
    });

    it('finds what another sheet entered, under the name it stands by, and opens what is new', async () => {
      const again = rowsOf(
        await answer('register-parties', 'import-3:1', asked([
          { row: 4, ...wind, organisationName: '草原风电公司', ...zhang },
          { row: 5, organisationName: '草原 光伏(示例)', ...zhang },
        ])),
      );
      const [four, five] = again;
      expect(four).toMatchObject({ subjectId: 'org-91350100M000100Y43', name: wind.organisationName });
      expect(five).toMatchObject({ name: '草原光伏（示例）' });
      const shown = await centre.get<{ name: string }>(
        `/api/register/people/${String((four as Record<string, unknown>)['contactPersonId'])}`,
      );
      expect(shown.body.name).toBe('张*（示例）');
    });

    it('names the organisations of the register a new one may be, and leaves others alone', async () => {
      const enter = (name: string, creditCode?: string) =>
        centre.post('/api/register/organisations', { name, ...(creditCode && { creditCode }) });
      await enter('内蒙古星河储能科技有限公司', '91350100M000100Y43');
      const rows = [
        { row: 2, organisationName: '星河储能科技' },
        { row: 3, organisationName: '内蒙古星合储能科技有限公司' },
        { row: 4, organisationName: '内蒙古银河储能科技有限公司' },
        { row: 5, organisationName: '鄂尔多斯市银河储能科技有限公司' },
      ];
      const [two, three, four, five] = rowsOf(await answer('register-parties', 'import-alike:1', asked(rows)));
      // The code was entered above under another name, which it keeps.
      expect(two).not.toHaveProperty('resembles');
      expect(three).toMatchObject({ resembles: [{ name: '星河储能科技', because: 'same-sound' }] });
      expect(four).not.toHaveProperty('resembles');
      expect(five).toMatchObject({ resembles: [{ name: '内蒙古银河储能科技有限公司', because: 'like-name' }] });
      const repeated = rowsOf(await answer('register-parties', 'import-alike:2', asked(rows.slice(0, 1))));
      expect(repeated).toMatchObject([
        { row: 2, resembles: [{ name: '内蒙古星合储能科技有限公司', because: 'same-sound' }] },
      ]);
    });
  });
});
