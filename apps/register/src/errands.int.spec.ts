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
    const sealed = (row: number, words: object) => ({
      row,
      parties: { $sealed: keysOf('contact').sealFor('register', JSON.stringify(words)) },
    });
    const rowsOf = (reply: ErrandAnswer) => {
      if (!reply.ok) throw new Error(reply.code);
      return reply.result['rows'] as PartiesAnswerRow[];
    };
    const wind = { organisationName: '草原风电（示例）', creditCode: '９１３５０１００m000100y43' };
    const zhang = { contactName: '张三（示例）', contactPhone: '１３８ 1234 1234' };

    it('enters each row’s organisation and contact person, or says why not', async () => {
      const reply = await answer('register-parties', 'import-1:1', {
        rows: [
          sealed(2, { ...wind, ...zhang }),
          sealed(3, { ...wind, ...zhang }),
          sealed(4, { organisationName: '草原光伏（示例）' }),
          sealed(5, { ...wind, creditCode: '91350100M000100Y44' }),
          sealed(6, { ...wind, ...zhang, contactPhone: '12' }),
          sealed(7, { ...wind, contactPhone: '13812341234' }),
          sealed(8, zhang),
          { row: 9, parties: { $sealed: 'bm90.c2VhbGVk' } },
          sealed(10, { ...wind, surprise: { $gt: '' }, organisationName: 7 }),
        ],
      });
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
        { row: 9, code: 'parties-unreadable' },
        { row: 10, code: 'parties-unreadable' },
      ]);
      expect(JSON.stringify(reply)).not.toMatch(/张三|1381234/);
    });

    it('enters a sheet once when it is asked twice, or twice at once', async () => {
      const people = services.house.connections.mongo
        .db(databaseName(space, 'register'))
        .collection('people');
      const rows = Array.from({ length: 25 }, (_, index) =>
        sealed(index + 2, { ...wind, contactName: `联系${String(index % 5)}（示例）` }),
      );
      const before = await people.countDocuments();
      const [one, two] = await Promise.all([
        answer('register-parties', 'import-2:1', { rows }),
        answer('register-parties', 'import-2:1', { rows }),
      ]);
      expect(rowsOf(one)).toHaveLength(25);
      expect(two).toEqual(one);
      expect(await answer('register-parties', 'import-2:1', { rows: [] })).toEqual(one);
      expect(await people.countDocuments()).toBe(before + 25);
    });
  });
});
