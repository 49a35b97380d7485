import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  DuplicatesFound,
  EntryAnswer,
  OrganisationRegistered,
  RegisteredPeoplePage,
  PersonRegistered,
  PersonView,
  RegisterFound,
} from '#contracts/register/views';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor, Role } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import type { Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { RegisterModule } from './register.module.js';

const space = freshSpace();
const person = (personId: string, role: Role, unitId = 'u-1'): PersonActor => ({
  kind: 'person',
  personId,
  unitId,
  roles: [role],
});

describe('finding and correcting entries', () => {
  let services: RunningServices;
  let centre: Caller;
  let farCentre: Caller;
  let finance: Caller;
  let leader: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [RegisterModule], space });
    centre = await services.as(person('p-centre', 'centre-officer'));
    farCentre = await services.as(person('p-far', 'centre-officer', 'u-far'));
    finance = await services.as(person('p-finance', 'finance-officer', 'u-fin'));
    leader = await services.as(person('p-leader', 'leader', 'u-top'));
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'register')).dropDatabase();
    await services.stop();
  });

  const db = () => services.house.connections.mongo.db(databaseName(space, 'register'));
  const register = async (body: object) =>
    (await centre.post<PersonRegistered>('/api/register/people', body)).body.personId;
  const search = async (q: string, by = centre, more = '') =>
    (await by.get<RegisterFound>(`/api/register/search?q=${encodeURIComponent(q)}${more}`)).body;
  const idsFound = async (q: string, by = centre) =>
    (await search(q, by)).found.map((one) =>
      one.kind === 'organisation' ? one.subjectId : one.personId,
    );
  const onEntry = <Body = Problem>(id: string, command: string, body: object, by = centre, key?: string) =>
    by.post<Body>(`/api/register/entries/${id}/${command}`, body, key);

  describe('a search', () => {
    let ouyang: string;
    let wind: string;

    beforeAll(async () => {
      ouyang = await register({ name: '欧阳娜娜（示例）', phone: '13855667788' });
      const organisation = { name: '草原风电（示例）有限公司', creditCode: '91350100M000100Y43' };
      const reply = await centre.post<OrganisationRegistered>(
        '/api/register/organisations',
        organisation,
      );
      wind = reply.body.subjectId;
      await onEntry(wind, 'add-alias', { name: '草风', kind: 'short' });
    });

    it.each(['欧阳', '阳娜', '欧阳娜娜（示例）', 'oynn', 'OYN', 'ouyangnana', '7788', '５５６６ 7788', '13855667788'])(
      'finds a person by %s',
      async (typed) => {
        expect(await idsFound(typed)).toEqual([ouyang]);
      },
    );

    it.each(['风电', '草原风电(示例)', 'cyfd', '草风', 'cf', '91350100M0', '９１３５０１００ｍ000100y43'])(
      'finds an organisation by %s',
      async (typed) => {
        expect(await idsFound(typed)).toContain(wind);
      },
    );

    it.each(['欧', '77', '张三', 'zzz', '9999', '.*', '$ne', '“', '长'.repeat(120)])(
      'finds nobody by %s',
      async (typed) => {
        expect(await idsFound(typed)).toEqual([]);
      },
    );

    it('shows people masked, and refuses an empty or endless question', async () => {
      const { found } = await search('欧阳');
      expect(found).toEqual([
        { kind: 'person', personId: ouyang, name: '欧***（示例）', phone: '138****7788' },
      ]);
      for (const q of ['', '%20', 'x'.repeat(121)]) {
        expect((await centre.get(`/api/register/search?q=${q}`)).status).toBe(400);
      }
    });

    it('finds a whole identity number, however it is typed', async () => {
      const id = await register({ name: '全号（示例）', idNumber: '11010519491231002X' });
      expect(await idsFound('１１０１０５ 19491231002x')).toEqual([id]);
      expect(await idsFound('110105194912310021')).toEqual([]);
    });

    it('is cut to the people of the searcher’s unit; readers find all, finance payees', async () => {
      expect(await idsFound('欧阳', farCentre)).toEqual([]);
      expect(await idsFound('欧阳', leader)).toEqual([ouyang]);
      expect(await idsFound('欧阳', finance)).toEqual([]);
      const account = { ownerId: ouyang, holder: '欧阳娜娜（示例）', bank: '示例银行' };
      await centre.post('/api/register/accounts', { ...account, number: '6250941006528599' });
      expect(await idsFound('欧阳', finance)).toEqual([ouyang]);
      expect(await idsFound('风电', farCentre)).toContain(wind);
      const expert = await services.as(person('p-expert', 'expert'));
      expect((await expert.get('/api/register/search?q=7788')).status).toBe(403);
    });

    it('goes on page by page without losing or repeating anybody', async () => {
      for (let nth = 0; nth < 5; nth += 1) {
        await register({ name: '众多（示例）', phone: `1390000${String(1000 + nth)}` });
        const name = `众多示例${String(nth)}公司`;
        await centre.post('/api/register/organisations', { name });
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const more: string = cursor === undefined ? '' : `&cursor=${cursor}`;
        const page: RegisterFound = await search('众多', centre, `&limit=3${more}`);
        seen.push(...page.found.map((one) => JSON.stringify(one)));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(10);
      expect(new Set(seen).size).toBe(10);
      expect((await centre.get('/api/register/search?q=众多&cursor=bm8')).status).toBe(400);
    });

    it('keeps in its index neither a name nor a sound nor a digit', async () => {
      const stored = JSON.stringify(await db().collection('people').find().toArray());
      for (const word of ['欧阳', 'ouyang', 'oynn', '7788', '众多']) {
        expect([word, stored.includes(`"${word}`)]).toEqual([word, false]);
      }
    });
  });

  it('lists people page by page, to whom they belong', async () => {
    const mine = await centre.get<RegisteredPeoplePage>('/api/register/people?limit=3');
    expect(mine.body.people).toHaveLength(3);
    expect(mine.body.nextCursor).toBeDefined();
    expect((await farCentre.get<RegisteredPeoplePage>('/api/register/people')).body.people).toEqual([]);
    const organisations = await farCentre.get<{ organisations: unknown[] }>(
      '/api/register/organisations?limit=2',
    );
    expect(organisations.body.organisations).toHaveLength(2);
  });

  it('warns of duplicates while somebody types, the surest first', async () => {
    await register({ name: '双份（示例）', phone: '13877778888' });
    const ask = async (query: string) =>
      (await centre.get<DuplicatesFound>(`/api/register/duplicates?${query}`)).body.candidates.map(
        ({ because }) => because,
      );
    expect(await ask(`kind=person&name=${encodeURIComponent('双份（示例）')}`)).toEqual(['same-name']);
    expect(await ask(`kind=person&name=${encodeURIComponent('别名')}&phone=13877778888`)).toEqual([
      'same-phone',
    ]);
    expect(await ask(`kind=organisation&name=${encodeURIComponent('草原')}`)).toEqual(['alike']);
    const code = '91350100M000100Y43';
    expect(await ask(`kind=organisation&name=xx&creditCode=${code}`)).toEqual(['same-code']);
    expect(await ask('kind=organisation&name=nobody')).toEqual([]);
  });

  describe('a correction', () => {
    const shown = async (id: string) =>
      (await centre.get<PersonView>(`/api/register/people/${id}`)).body;

    it('changes what is given, is found by the new and, renamed, by the old as well', async () => {
      const id = await register({ name: '旧名字（示例）', phone: '13811112222' });
      const body = { name: '新名字（示例）', phone: '１３８ 3333 4444', reason: 'renamed' };
      const { status, body: answer } = await onEntry<EntryAnswer>(id, 'correct-entry', body);
      expect([status, answer.events]).toEqual([200, ['entry-corrected']]);
      expect(await shown(id)).toMatchObject({
        name: '新**（示例）',
        phone: '138****4444',
        aliases: [{ kind: 'former', name: '旧**（示例）' }],
      });
      expect(await idsFound('新名字')).toEqual([id]);
      expect(await idsFound('旧名')).toEqual([id]);
      expect(await idsFound('2222')).toEqual([]);
    });

    it('keeps what stood there before, encrypted, and events name only the fields', async () => {
      const id = await register({ name: '前值（示例）', phone: '13822221111' });
      await onEntry(id, 'correct-entry', { name: '后值（示例）', reason: 'mistyped', note: '电话核对' });
      const former = await db().collection('former-values').find({ entryId: id }).toArray();
      expect(former).toHaveLength(1);
      expect(former[0]).toMatchObject({ field: 'name', replacedBy: 'p-centre' });
      const events = await db().collection('events').find({ caseId: id }).toArray();
      const stored = JSON.stringify([former, events, await db().collection('texts').find().toArray()]);
      for (const secret of ['前值', '后值', '13822221111', '电话核对']) {
        expect([secret, stored.includes(secret)]).toEqual([secret, false]);
      }
      expect(events.at(-1)!['event']).toMatchObject({ type: 'entry-corrected', fields: ['name'] });
    });

    it('answers a key sent twice as before, and changes nothing twice', async () => {
      const id = await register({ name: '二次（示例）' });
      const body = { name: '两次（示例）', reason: 'mistyped' };
      const first = await onEntry(id, 'correct-entry', body, centre, 'key-correct-1');
      const second = await onEntry(id, 'correct-entry', body, centre, 'key-correct-1');
      expect(second.body).toEqual(first.body);
      const other = { ...body, name: '三次（示例）' };
      const clash = await onEntry(id, 'correct-entry', other, centre, 'key-correct-1');
      expect([clash.status, clash.body.code]).toEqual([422, 'key-used-for-another-body']);
      const same = await onEntry(id, 'correct-entry', body);
      expect([same.status, same.body.code]).toEqual([409, 'nothing-differs']);
    });

    it('loses neither of two made at once', async () => {
      const id = await register({ name: '并发（示例）', phone: '13800001111' });
      const replies = await Promise.all([
        onEntry(id, 'correct-entry', { name: '并行（示例）', reason: 'mistyped' }),
        onEntry(id, 'correct-entry', { phone: '13800002222', reason: 'changed' }),
        onEntry(id, 'add-alias', { name: '小并（示例）', kind: 'other' }),
      ]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await shown(id)).toMatchObject({
        name: '并*（示例）',
        phone: '138****2222',
        aliases: [{ name: '小*（示例）' }],
      });
      for (const typed of ['并行', '小并', '00002222']) expect(await idsFound(typed)).toEqual([id]);
    });

    it('says whose a number is already, names wrong fields, and is the keeping unit’s', async () => {
      const one = await register({ name: '持号（示例）', idNumber: '440524188001010014' });
      const two = await register({ name: '持号（示例）', phone: '13866660000' });
      const number = { idNumber: '440524188001010014', reason: 'mistyped' };
      const taken = await onEntry(two, 'correct-entry', number);
      expect([taken.status, taken.body.code]).toEqual([409, 'number-of-another-entry']);
      expect(taken.body.detail).toContain(one);
      const wrong = await onEntry(two, 'correct-entry', { holder: '某某', reason: 'mistyped' });
      expect(wrong.body.errors).toEqual([{ path: 'holder', message: expect.any(String) }]);
      const bad = await onEntry(two, 'correct-entry', { phone: '12', reason: 'mistyped' });
      expect(bad.body.errors!.map(({ path }) => path)).toEqual(['phone']);
      const far = await onEntry(two, 'correct-entry', { name: '他人', reason: 'mistyped' }, farCentre);
      expect([far.status, far.body.code]).toEqual([409, 'not-your-entry']);
      expect((await onEntry('rp-unknown', 'correct-entry', number)).status).toBe(404);
    });

    it('reaches accounts and organisations, each with its own fields', async () => {
      const owner = await centre.post<OrganisationRegistered>('/api/register/organisations', {
        name: '更正示例公司',
      });
      const { subjectId } = owner.body;
      const account = { ownerId: subjectId, holder: '更正示例公司', bank: '旧行', number: '15009999' };
      const entered = await centre.post<{ accountId: string }>('/api/register/accounts', account);
      const body = { bank: '新行', bankNumber: '１０２２０５００００１２', reason: 'changed' };
      expect((await onEntry(entered.body.accountId, 'correct-entry', body)).status).toBe(200);
      const list = await centre.get<{ accounts: object[] }>(
        `/api/register/accounts?ownerId=${subjectId}`,
      );
      expect(list.body.accounts).toMatchObject([{ bank: '新行', bankNumber: '102205000012' }]);
      const renamed = { name: '更名示例公司', reason: 'renamed' };
      expect((await onEntry(subjectId, 'correct-entry', renamed, farCentre)).status).toBe(409);
      const administrator = await services.as(person('p-admin', 'administrator', 'u-adm'));
      expect((await onEntry(subjectId, 'correct-entry', renamed, administrator)).status).toBe(200);
      expect(await idsFound('更名示例')).toEqual([subjectId]);
      expect(await idsFound('更正示例')).toEqual([subjectId]);
    });
  });
});
