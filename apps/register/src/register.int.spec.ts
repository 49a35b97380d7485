import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AccountRegistered,
  AccountsPage,
  OrganisationRegistered,
  PersonRegistered,
} from '#contracts/register/views';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor, Role } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import type { Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { RegisterModule } from './register.module.js';

const space = freshSpace();
const person = (personId: string, role: Role): PersonActor => ({
  kind: 'person',
  personId,
  unitId: 'u-1',
  roles: [role],
});
// The identity numbers are those GB 11643 itself invented, the cards are schemes' test numbers.
const idNumber = '11010519491231002X';
const card = '6250941006528599';
const creditCode = '91350100M000100Y43';

describe('the register', () => {
  let services: RunningServices;
  let centre: Caller;
  let finance: Caller;
  let expert: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [RegisterModule], space });
    centre = await services.as(person('p-centre', 'centre-officer'));
    finance = await services.as(person('p-finance', 'finance-officer'));
    expert = await services.as(person('p-expert', 'expert'));
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'register')).dropDatabase();
    await services.stop();
  });

  const collection = (name: string) =>
    services.house.connections.mongo.db(databaseName(space, 'register')).collection(name);
  const post = <Body = Problem>(path: string, body: unknown, key?: string, by = centre) =>
    by.post<Body>(`/api/register/${path}`, body, key);

  describe('of organisations', () => {
    const wind = { name: '草原风电（示例）', creditCode: '９１３５ 0100-m000　100y43' };

    it('knows one by its credit code, however that is typed, and shows it to everybody', async () => {
      const { status, body } = await post<OrganisationRegistered>('organisations', wind);
      expect(status).toBe(200);
      const entry = { subjectId: `org-${creditCode}`, name: wind.name, creditCode };
      expect(body).toEqual({ ...entry, alreadyRegistered: false });
      const again = await post<OrganisationRegistered>('organisations', { ...wind, creditCode });
      expect(again.body).toEqual({ ...entry, alreadyRegistered: true });
      expect((await expert.get(`/api/register/organisations/${body.subjectId}`)).body).toEqual(
        entry,
      );
    });

    it('knows one without a code by its name, however that is written', async () => {
      const one = await post<OrganisationRegistered>('organisations', { name: '草原(示例) 光伏' });
      const other = await post<OrganisationRegistered>('organisations', {
        name: '草原（示例）光伏',
      });
      expect(one.body.subjectId).toMatch(/^org-n-[0-9a-f]{24}$/);
      expect(other.body).toEqual({ ...one.body, alreadyRegistered: true });
    });

    it('refuses a code with a wrong check character, naming the field', async () => {
      const body = { ...wind, creditCode: '91350100M000100Y44' };
      const reply = await post('organisations', body);
      expect([reply.status, reply.body.code]).toEqual([400, 'input-invalid']);
      expect(reply.body.errors).toEqual([
        { path: 'creditCode', message: expect.stringContaining('check digit') },
      ]);
    });

    it('answers a key sent twice as before, and refuses it for another body', async () => {
      const first = await post('organisations', { name: '双次示例一' }, 'key-organisation-1');
      const second = await post('organisations', { name: '双次示例一' }, 'key-organisation-1');
      const other = await post('organisations', { name: '双次示例二' }, 'key-organisation-1');
      expect(second.body).toEqual(first.body);
      expect([other.status, other.body.code]).toEqual([422, 'key-used-for-another-body']);
      expect(await collection('organisations').countDocuments({ name: '双次示例二' })).toBe(0);
    });

    it('lets nobody but the centre enter one, and nobody without a key', async () => {
      for (const by of [finance, expert]) {
        expect((await post('organisations', wind, undefined, by)).status).toBe(403);
      }
      const reply = await post('organisations', wind, '');
      expect([reply.status, reply.body.code]).toEqual([400, 'idempotency-key-missing']);
      const unknown = await expert.get('/api/register/organisations/org-n-unknown');
      expect([unknown.status, unknown.body['code']]).toEqual([404, 'unknown-organisation']);
    });

    it('enters one when two enter it at once', async () => {
      const body = { name: '同时示例' };
      const sameKey = Array.from({ length: 4 }, () => post('organisations', body, 'key-at-once-1'));
      const otherKeys = Array.from({ length: 4 }, () => post('organisations', body));
      const replies = await Promise.all([...sameKey, ...otherKeys]);
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
      expect(new Set(replies.slice(0, 4).map((reply) => JSON.stringify(reply.body))).size).toBe(1);
      expect(await collection('organisations').countDocuments({ name: body.name })).toBe(1);
      expect(await collection('organisations').countDocuments({ registeredAt: null })).toBe(0);
    });

    it('takes one of two bodies sent under one key at once', async () => {
      const bodies = [{ name: '争键示例一' }, { name: '争键示例二' }];
      const replies = await Promise.all(
        bodies.map((body) => post('organisations', body, 'key-contended')),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
      expect(await collection('organisations').countDocuments({ name: /争键/ })).toBe(1);
    });
  });

  describe('of people', () => {
    const zhang = { name: '张三（示例）', idNumber: '１１０１０５１９４９１２３１００２ｘ' };

    it('shows names and numbers masked, and takes full-width digits', async () => {
      const { status, body } = await post<PersonRegistered>('people', {
        ...zhang,
        phone: '１３８ 1234－1234',
      });
      expect(status).toBe(200);
      const shown = {
        personId: body.personId,
        name: '张*（示例）',
        idNumber: '1101**********002X',
        phone: '138****1234',
      };
      expect(body).toEqual({ ...shown, alreadyRegistered: false });
      expect(body.personId).toMatch(/^rp-[0-9a-f]{24}$/);
      expect((await expert.get(`/api/register/people/${body.personId}`)).body).toEqual(shown);
      expect((await expert.get('/api/register/people/rp-unknown')).status).toBe(404);
    });

    it('holds the same identity number for the same person, and says where the name differs', async () => {
      const again = await post<PersonRegistered>('people', { ...zhang, idNumber });
      expect(again.body.alreadyRegistered).toBe(true);
      const other = await post('people', { name: '李四（示例）', idNumber });
      expect([other.status, other.body.code]).toEqual([409, 'id-number-under-another-name']);
      expect(JSON.stringify(other.body)).not.toContain('张');
    });

    it('holds the same name at the same telephone for one, and others for two', async () => {
      const wang = { name: '王五（示例）', phone: '04778581234' };
      const [one, same, other] = await Promise.all([
        post<PersonRegistered>('people', wang),
        post<PersonRegistered>('people', { ...wang, phone: '(0477) 858-1234' }),
        post<PersonRegistered>('people', { ...wang, name: '王六（示例）' }),
      ]);
      expect(same.body.personId).toBe(one.body.personId);
      expect(other.body.personId).not.toBe(one.body.personId);
      const [first, second] = await Promise.all([
        post<PersonRegistered>('people', { name: '赵七（示例）' }),
        post<PersonRegistered>('people', { name: '赵七（示例）' }),
      ]);
      expect(first.body.personId).not.toBe(second.body.personId);
    });

    it('names every field that is wrong and repeats none of what was typed', async () => {
      const body = { name: '\u200B', idNumber: '110105194912310021', phone: '１２３' };
      const reply = await post('people', body);
      expect(reply.status).toBe(400);
      expect(reply.body.errors!.map(({ path }) => path)).toEqual(['name', 'idNumber', 'phone']);
      expect(JSON.stringify(reply.body)).not.toMatch(/110105|123/);
    });

    it('enters one when two enter them at once', async () => {
      const body = { name: '同时（示例）', idNumber: '440524188001010014' };
      const replies = await Promise.all([
        ...Array.from({ length: 3 }, () => post<PersonRegistered>('people', body, 'key-at-once-2')),
        ...Array.from({ length: 3 }, () => post<PersonRegistered>('people', body)),
      ]);
      expect(new Set(replies.map((reply) => reply.body.personId)).size).toBe(1);
      const _id = replies[0]!.body.personId as never;
      expect(await collection('people').countDocuments({ _id })).toBe(1);
    });

    it('lets finance and experts enter nobody', async () => {
      for (const by of [finance, expert]) {
        expect((await post('people', zhang, undefined, by)).status).toBe(403);
      }
    });
  });

  describe('of accounts', () => {
    const details = { holder: '钱一（示例）', bank: '示例银行', branch: '东胜支行' };
    let ownerId: string;

    beforeAll(async () => {
      const owner = await post<PersonRegistered>('people', {
        name: '钱一（示例）',
        phone: '13912345678',
      });
      ownerId = owner.body.personId;
    });

    it('takes one number as one account, masked to whoever may list it', async () => {
      const body = { ownerId, ...details, number: '６２５０ 9410 0652 8599' };
      const replies = await Promise.all([
        ...Array.from({ length: 3 }, () =>
          post<AccountRegistered>('accounts', body, 'key-at-once-3'),
        ),
        post<AccountRegistered>('accounts', { ...body, number: card }, undefined, finance),
      ]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const { accountId } = replies[0].body;
      expect(new Set(replies.map((reply) => reply.body.accountId))).toEqual(new Set([accountId]));
      const list = await finance.get<AccountsPage>(`/api/register/accounts?ownerId=${ownerId}`);
      const number = '************8599';
      expect(list.body).toEqual({
        accounts: [{ accountId, ownerId, ...details, holder: '钱*（示例）', number }],
      });
      expect((await expert.get(`/api/register/accounts?ownerId=${ownerId}`)).status).toBe(403);
    });

    it('refuses the number for another owner, and with another bank or holder', async () => {
      const body = { ownerId, ...details, number: card };
      const elsewhere = await post('accounts', { ...body, bank: '另一示例银行' });
      expect([elsewhere.status, elsewhere.body.code]).toEqual([
        409,
        'account-registered-differently',
      ]);
      const anothers = await post('accounts', { ...body, ownerId: `org-${creditCode}` });
      expect([anothers.status, anothers.body.code]).toEqual([409, 'account-of-another-owner']);
    });

    it('refuses an owner it does not know, and a card whose check digit is wrong', async () => {
      const stated = { ...details, number: '4111111111111111' };
      const nobodys = await post('accounts', { ownerId: 'rp-unknown', ...stated });
      expect([nobodys.status, nobodys.body.code]).toEqual([409, 'owner-unknown']);
      const misread = await post('accounts', { ownerId, ...details, number: '4111111111111112' });
      expect(misread.status).toBe(400);
      expect(misread.body.errors!.map(({ path }) => path)).toEqual(['number']);
    });

    it('asks no check digit of an organisation’s account, and lists page by page', async () => {
      const owner = await post<OrganisationRegistered>('organisations', { name: '多账户示例' });
      const account = { ownerId: owner.body.subjectId, holder: '多账户示例', bank: '示例银行' };
      for (const number of ['4111111111111112', '15001234', '15001235']) {
        expect((await post('accounts', { ...account, number })).status).toBe(200);
      }
      const path = `/api/register/accounts?ownerId=${account.ownerId}&limit=2`;
      const first = await centre.get<AccountsPage>(path);
      const second = await centre.get<AccountsPage>(`${path}&cursor=${first.body.nextCursor!}`);
      expect(first.body.accounts).toHaveLength(2);
      expect(second.body.accounts).toHaveLength(1);
      expect(second.body.nextCursor).toBeUndefined();
      expect(first.body.accounts[0]!.holder).toBe('多账户示例');
    });
  });

  it('keeps nothing of a person readable', async () => {
    const db = services.house.connections.mongo.db(databaseName(space, 'register'));
    const bytes = await Promise.all(
      (await db.collections()).map((one) => one.find({}, { raw: true }).toArray()),
    );
    const stored = Buffer.concat(bytes.flat() as unknown as Buffer[]);
    expect(stored.includes('草原风电')).toBe(true);
    const secrets = ['张三', '王五', '钱一', '赵七', '同时（示例）', '东胜支行', '示例银行'];
    const numbers = [idNumber, '13812341234', '04778581234', '13912345678', card, '15001234'];
    for (const secret of [...secrets, ...numbers]) {
      expect([secret, stored.includes(secret)]).toEqual([secret, false]);
    }
  });
});
