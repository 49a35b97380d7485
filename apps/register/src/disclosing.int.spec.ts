import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AccountsPage,
  Disclosed,
  EntryAnswer,
  MergePreview,
  OrganisationRegistered,
  PersonRegistered,
  PersonView,
  RegisterFound,
  TracePage,
} from '#contracts/register/views';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { ErrandAnswer } from '#domain/shared/stage';
import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import { fieldCipher } from '#platform/keys/ciphers';
import { createLog } from '#platform/log/log';
import { Recorder } from '#platform/store/recorder';
import type { Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { contextOf } from './data-keys.js';
import { NewsReader } from './news-reader.js';
import { RegisterModule } from './register.module.js';
import { registerOf, registerWork } from './register.worker.js';

const space = freshSpace();
const person = (personId: string, role: Role, unitId = 'u-1'): PersonActor => ({
  kind: 'person',
  personId,
  unitId,
  roles: [role],
});

describe('seeing in full, merging and erasing', () => {
  let services: RunningServices;
  const as: Record<'centre' | 'head' | 'far' | 'finance' | 'financeHead' | 'admin', Caller> =
    {} as never;
  let paymentsMade = 0;

  beforeAll(async () => {
    services = await runServices({ modules: [RegisterModule], space });
    as.centre = await services.as(person('p-centre', 'centre-officer'));
    as.head = await services.as(person('p-head', 'centre-head'));
    as.far = await services.as(person('p-far', 'centre-head', 'u-far'));
    as.finance = await services.as(person('p-finance', 'finance-officer', 'u-fin'));
    as.financeHead = await services.as(person('p-fhead', 'finance-head', 'u-fin'));
    as.admin = await services.as(person('p-admin', 'administrator', 'u-adm'));
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'register')).dropDatabase();
    await services.stop();
  });

  const db = () => services.house.connections.mongo.db(databaseName(space, 'register'));
  const recorder = () => services.app.get(Recorder, { strict: false });
  const give = <Body = Problem>(id: string, command: string, body: object, by = as.head, key?: string) =>
    by.post<Body>(`/api/register/entries/${id}/${command}`, body, key);
  const registered = async (body: object) =>
    (await as.centre.post<PersonRegistered>('/api/register/people', body)).body.personId;
  const organisation = async (body: object) =>
    (await as.centre.post<OrganisationRegistered>('/api/register/organisations', body)).body.subjectId;
  const accountOf = async (ownerId: string, number: string) => {
    const body = { ownerId, holder: '某某（示例）', bank: '示例银行', number };
    const reply = await as.centre.post<{ accountId: string }>('/api/register/accounts', body);
    return reply.body.accountId;
  };
  const shown = async (id: string) =>
    (await as.centre.get<PersonView>(`/api/register/people/${id}`)).body;
  const found = async (q: string) =>
    (
      await as.admin.get<RegisterFound>(`/api/register/search?q=${encodeURIComponent(q)}`)
    ).body.found.map((one) => (one.kind === 'person' ? one.personId : one.subjectId));
  const seal = (ownerId: string, accountId: string, caseId = 'c-1'): Promise<ErrandAnswer> => {
    paymentsMade += 1;
    const paymentId = `payment-${String(paymentsMade)}`;
    const { errands } = registerWork(recorder(), services.house);
    const request = { type: 'seal-account', forService: 'reward', ownerId, accountId, paymentId };
    return errands!['seal-account']!({ errandId: `reward-${caseId}:${paymentId}`, caseId, request });
  };
  const news = async (stream: string, event: object, version = 1) => {
    const caseId = stream.slice(stream.indexOf('-') + 1);
    const reader = new NewsReader(registerOf(services.house, recorder()), createLog('error'));
    const id = `1:${stream}:${String(version)}`;
    const at = '2026-03-01T04:00:00.000Z';
    const service = stream.split('-')[0]!;
    await reader.apply({ id, service, stream, caseId, version, epoch: 1, at, by: { kind: 'clock' }, event: event as never });
  };
  const caseOpened = (caseId: string, officerUnitId: string, contactPersonId: string) => ({
    type: 'case-opened',
    caseId,
    title: { textId: 't', digest: 'd' },
    subjects: [],
    district: 'd',
    source: { kind: 'own-search' },
    contactPersonId,
    officerId: 'p-1',
    officerUnitId,
    firstResponseWorkingDays: 3,
    calendar: { version: '2026', holidays: [], workdays: [], coverageUntil: '2026-12-31' },
    packVersion: 'sample',
    firstResponseDue: { at: '2026-06-04T16:00:00.000Z', provisional: false },
  });

  describe('unmask', () => {
    const reach = { field: 'phone', purpose: 'reach-the-person' };

    it('shows the whole value once, and again only under a new key', async () => {
      const id = await registered({ name: '全显（示例）', phone: '13811110001' });
      const first = await give<Disclosed>(id, 'unmask', reach, as.centre, 'key-unmask-1');
      expect([first.status, first.body]).toEqual([
        200,
        { entryId: id, field: 'phone', value: '13811110001' },
      ]);
      const again = await give(id, 'unmask', reach, as.centre, 'key-unmask-1');
      expect([again.status, again.body.code]).toEqual([409, 'shown-already']);
      expect(JSON.stringify(again.body)).not.toContain('13811110001');
      const twice = await Promise.all(
        [1, 2, 3].map(() => give<Partial<Disclosed>>(id, 'unmask', reach, as.centre, 'key-unmask-2')),
      );
      expect(twice.filter(({ body }) => body.value !== undefined)).toHaveLength(1);
      expect(await db().collection('events').countDocuments({ caseId: id, 'event.type': 'field-disclosed' })).toBe(2);
    });

    it('is refused by purpose, by relation and by role, and then leaves no trace', async () => {
      const id = await registered({ name: '不显（示例）', phone: '13811110002' });
      const codes = async (body: object, by: Caller) => (await give(id, 'unmask', body, by)).body.code;
      expect(await codes({ ...reach, field: 'idNumber' }, as.centre)).toBe('field-not-held');
      expect(await codes({ field: 'phone', purpose: 'verify-identity' }, as.centre)).toBe(
        'purpose-does-not-cover',
      );
      expect(await codes(reach, as.far)).toBe('not-your-entry');
      expect(await codes(reach, as.finance)).toBe('not-your-entry');
      expect(await codes(reach, as.admin)).toBe('role-not-permitted');
      expect(await codes({ ...reach, purpose: 'curiosity' }, as.centre)).toBe('input-invalid');
      expect(await db().collection('events').countDocuments({ caseId: id })).toBe(1);
    });

    it('is open to the unit whose case names the person', async () => {
      const id = await registered({ name: '有案（示例）', phone: '13811110003' });
      expect((await give(id, 'unmask', reach, as.far)).body.code).toBe('not-your-entry');
      await news('contact-c-far', caseOpened('c-far', 'u-far', id));
      await news('contact-c-far', caseOpened('c-far', 'u-far', id));
      expect((await give<Disclosed>(id, 'unmask', reach, as.far)).body.value).toBe('13811110003');
    });

    it('leaves a trace for the head and the administrator: who, what, why, never the value', async () => {
      const id = await registered({ name: '留痕（示例）', phone: '13811110004' });
      const accountId = await accountOf(id, '6250941006528599');
      await give(id, 'unmask', { ...reach, note: '约定走访时间' }, as.centre);
      const body = { field: 'number', purpose: 'prepare-payment' };
      expect((await give<Disclosed>(accountId, 'unmask', body, as.finance)).body.value).toBe('6250941006528599');
      await seal(id, accountId, 'c-trace');
      const trace = async (of: string, by: Caller) =>
        by.get<TracePage>(`/api/register/entries/${of}/trace`);
      const looks = (await trace(id, as.head)).body.looks;
      expect(looks).toMatchObject([
        { entryId: accountId, by: 'reward', caseId: 'c-trace' },
        { entryId: id, by: 'p-centre', field: 'phone', purpose: 'reach-the-person', note: '约定走访时间' },
      ]);
      expect((await trace(accountId, as.financeHead)).body.looks).toMatchObject([
        { by: 'reward' },
        { by: 'p-finance', field: 'number' },
      ]);
      expect((await trace(id, as.far)).status).toBe(404);
      expect((await trace(id, as.centre)).status).toBe(403);
      expect((await trace('rp-unknown', as.admin)).status).toBe(404);
      const stored = JSON.stringify(await db().collection('events').find({ caseId: { $in: [id, accountId] } }).toArray());
      expect(stored).not.toMatch(/13811110004|6250941006528599|留痕|约定/);
    });
  });

  describe('a merge', () => {
    it('keeps every tie: id, accounts, names and cases resolve to the survivor; undone, all is back', async () => {
      const old = await registered({ name: '重复（示例）', phone: '13822220001' });
      const kept = await registered({ name: '重复人（示例）', phone: '13822220002' });
      const accountId = await accountOf(old, '4111111111111111');
      const preview = await as.head.get<MergePreview>(
        `/api/register/entries/${old}/merge-preview?into=${kept}`,
      );
      expect(preview.body).toMatchObject({ accounts: 1, cases: 0, survivor: { personId: kept } });
      expect(preview.body.refusal).toBeUndefined();
      expect((await give<EntryAnswer>(old, 'merge-entries', { into: kept })).body.events).toEqual(['entry-merged']);
      expect((await shown(old)).personId).toBe(kept);
      expect(await found('13822220001')).toEqual([kept]);
      expect(await found('重复')).toEqual([kept]);
      const accounts = await as.centre.get<AccountsPage>(`/api/register/accounts?ownerId=${kept}`);
      expect(accounts.body.accounts.map((one) => one.accountId)).toEqual([accountId]);
      expect(await seal(kept, accountId)).toMatchObject({ ok: true });
      expect(await registered({ name: '重复（示例）', phone: '13822220001' })).toBe(kept);
      expect((await give(old, 'add-alias', { name: '甲', kind: 'other' })).status).toBe(400);
      expect((await give(old, 'add-alias', { name: '甲乙', kind: 'other' })).body.code).toBe('entry-merged');
      expect((await give(old, 'undo-merge', {})).status).toBe(200);
      const erasure = { reason: 'own-request' };
      expect((await give(old, 'erase-person', erasure)).body.code).toBe('payment-under-way');
      expect((await shown(old)).personId).toBe(old);
      expect(await found('重复')).toEqual([old, kept].sort());
      expect((await give(old, 'undo-merge', {})).body.code).toBe('not-merged');
      const refusal = await seal(kept, accountId);
      expect(refusal).toMatchObject({ ok: false, code: 'account-not-of-beneficiary' });
    });

    it('in both directions at once leaves one of the two', async () => {
      const one = await registered({ name: '对撞一（示例）' });
      const two = await registered({ name: '对撞二（示例）' });
      const replies = await Promise.all([
        give(one, 'merge-entries', { into: two }),
        give(two, 'merge-entries', { into: one }),
        give(one, 'merge-entries', { into: two }),
      ]);
      const statuses = replies.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 409, 409]);
      const survivors = new Set([(await shown(one)).personId, (await shown(two)).personId]);
      expect(survivors.size).toBe(1);
    });

    it('goes on in chains and comes back from the end', async () => {
      const [a, b, c] = [
        await registered({ name: '链甲（示例）' }),
        await registered({ name: '链乙（示例）' }),
        await registered({ name: '链丙（示例）' }),
      ];
      await give(a, 'merge-entries', { into: b });
      await give(b, 'merge-entries', { into: c });
      expect((await shown(a)).personId).toBe(c);
      expect((await give(a, 'undo-merge', {})).body.code).toBe('later-merge-first');
      expect((await give(a, 'merge-entries', { into: c })).body.code).toBe('entry-merged');
      expect((await give(c, 'merge-entries', { into: a })).body.code).toBe('survivor-merged');
      await give(b, 'undo-merge', {});
      expect((await shown(a)).personId).toBe(b);
      expect((await give(a, 'undo-merge', {})).status).toBe(200);
      expect((await shown(a)).personId).toBe(a);
    });

    it('never brings two identity numbers or credit codes together', async () => {
      const one = await registered({ name: '异号（示例）', idNumber: '11010519491231002X' });
      const two = await registered({ name: '异号（示例）', idNumber: '440524188001010014' });
      const none = await registered({ name: '异号（示例）' });
      expect((await give(one, 'merge-entries', { into: two })).body.code).toBe('numbers-differ');
      expect((await give(one, 'merge-entries', { into: none })).body.code).toBe('merge-the-other-way');
      expect((await give(none, 'merge-entries', { into: one })).status).toBe(200);
      const coded = await organisation({ name: '有码示例公司', creditCode: '91350100M000100Y43' });
      const bare = await organisation({ name: '无码示例公司' });
      expect((await give(bare, 'merge-entries', { into: one })).body.code).toBe('kinds-differ');
      expect((await give(bare, 'merge-entries', { into: coded })).status).toBe(200);
      expect(await organisation({ name: '无码示例公司' })).toBe(coded);
      expect((await give(coded, 'merge-entries', { into: coded }, as.centre)).body.code).toBe('role-not-permitted');
      expect((await give(coded, 'merge-entries', { into: coded })).body.code).toBe('merge-into-itself');
      expect((await give(coded, 'merge-entries', { into: 'org-none' })).body.code).toBe('survivor-unknown');
    });
  });

  describe('an erasure', () => {
    const erase = { reason: 'own-request', note: '本人书面申请' };

    it('destroys the key: every view says so, nothing is found, no key opens what was kept', async () => {
      const number = '150602198001010011';
      const id = await registered({ name: '删除（示例）', idNumber: number, phone: '13833330001' });
      const merged = await registered({ name: '删除同人（示例）', phone: '13833330002' });
      await give(merged, 'merge-entries', { into: id });
      const accountId = await accountOf(id, '5555555555554444');
      await give(id, 'correct-entry', { phone: '13833330003', reason: 'changed' }, as.centre);
      await give(id, 'unmask', { field: 'phone', purpose: 'reach-the-person', note: '删除（示例）' }, as.centre);
      const before = await db().collection('people').findOne({ _id: id as never });
      const keyBefore = await db().collection('data-keys').findOne({ _id: id as never });
      const eventsBefore = await db().collection('events').find({ caseId: id }).toArray();
      expect((await give<EntryAnswer>(id, 'erase-person', erase)).status).toBe(200);

      const gone = { name: '已删除', erased: true };
      expect(await shown(id)).toEqual({ personId: id, ...gone });
      expect(await shown(merged)).toMatchObject(gone);
      const accounts = await as.centre.get<AccountsPage>(`/api/register/accounts?ownerId=${id}`);
      expect(accounts.body.accounts).toMatchObject([{ accountId, holder: '已删除', number: '' }]);
      for (const q of ['删除', '13833330003', '13833330002', number]) expect(await found(q)).toEqual([]);
      expect(await db().collection('data-keys').countDocuments({ _id: { $in: [id, merged] } as never })).toBe(0);
      const keys = serviceKeys(services.house.masterKey, 'register');
      const ciphertext = String(before!['name']);
      expect(() => keys.decrypt(ciphertext, `${id}/name`)).toThrow();
      const opened = fieldCipher(keys.decrypt(String(keyBefore!['wrapped']), contextOf(id)), id);
      expect(opened.decrypt('name', ciphertext)).toBe('删除（示例）');
      const { people, accounts: kept } = registerOf(services.house, recorder()).kept;
      const left = [await people.findOne({ _id: id }), await kept.findOne({ _id: accountId })];
      expect(Object.keys(left[0]!).sort()).toEqual(['_id', 'erased', 'registeredAt', 'registeredBy', 'revision', 'tiedUnits', 'unitIds']);
      expect(left[1]).not.toHaveProperty('number');
      for (const name of ['former-values', 'commands']) {
        expect(await db().collection(name).countDocuments({ entryId: id })).toBe(0);
      }

      const events = await db().collection('events').find({ caseId: id }).toArray();
      expect(events.slice(0, eventsBefore.length)).toEqual(eventsBefore);
      expect(events.at(-1)!['event']).toMatchObject({ type: 'person-erased', by: 'p-head' });
      const trace = await as.admin.get<TracePage>(`/api/register/entries/${id}/trace`);
      expect(trace.body.looks).toMatchObject([{ by: 'p-centre', field: 'phone', note: null }]);
      expect((await give(id, 'unmask', { field: 'phone', purpose: 'reach-the-person' }, as.centre)).body.code).toBe('entry-erased');
      expect((await give(id, 'erase-person', erase)).body.code).toBe('entry-erased');
      expect(await registered({ name: '删除（示例）', idNumber: number })).not.toBe(id);
    });

    it('is refused by the duty that forbids it, until the payment is released', async () => {
      const id = await registered({ name: '有款（示例）', phone: '13833330004' });
      const accountId = await accountOf(id, '4012888888881881');
      expect(await seal(id, accountId, 'c-pay')).toMatchObject({ ok: true });
      const paymentId = `payment-${String(paymentsMade)}`;
      const underWay = await give(id, 'erase-person', erase);
      expect([underWay.status, underWay.body.code]).toEqual([409, 'payment-under-way']);
      await news('reward-c-pay', { type: 'payment-paid', paymentId, batchId: 'b', line: 1 }, 9);
      await news('reward-c-pay', { type: 'payment-paid', paymentId, batchId: 'b', line: 1 }, 9);
      const retained = await give(id, 'erase-person', erase);
      expect([retained.body.code, retained.body.details]).toEqual([
        'payment-under-retention',
        { until: '2056-12-31' },
      ]);
      expect(retained.body.detail).toContain('2056-12-31');
      const other = await registered({ name: '退款（示例）', phone: '13833330005' });
      const otherAccount = await accountOf(other, '5105105105105100');
      await seal(other, otherAccount, 'c-back');
      const released = { type: 'payment-rejected', paymentId: `payment-${String(paymentsMade)}`, rejectedBy: 'p' };
      await news('reward-c-back', released, 9);
      expect((await give(other, 'erase-person', erase)).status).toBe(200);
      expect(await seal(other, otherAccount, 'c-back')).toMatchObject({ ok: false, code: 'account-unknown' });
    });

    it('waits for the cases that name the person', async () => {
      const id = await registered({ name: '在办（示例）', phone: '13833330006' });
      await news('contact-c-open', caseOpened('c-open', 'u-1', id));
      expect((await give(id, 'erase-person', erase)).body.code).toBe('case-under-way');
      await news('contact-c-open', { type: 'case-closed', ending: 'failed' }, 2);
      expect((await give(id, 'erase-person', erase)).status).toBe(200);
    });

    it('and an account entered at once never leave an account behind', async () => {
      for (let nth = 0; nth < 4; nth += 1) {
        const id = await registered({ name: `同删${String(nth)}（示例）` });
        const number = `1500123${String(nth)}`;
        const [erased, entered] = await Promise.all([
          give(id, 'erase-person', erase),
          as.centre.post<Problem>('/api/register/accounts', { ownerId: id, holder: '同删', bank: '示例银行', number }),
        ]);
        expect(erased.status).toBe(200);
        expect([200, 409]).toContain(entered.status);
        const left = await db().collection('accounts').find({ ownerId: id }).toArray();
        expect(left.filter((one) => one['number'] !== undefined)).toEqual([]);
      }
    });

    it('is the head’s of the keeping unit, or the administrator’s, and for people only', async () => {
      const id = await registered({ name: '谁删（示例）' });
      expect((await give(id, 'erase-person', erase, as.centre)).status).toBe(403);
      expect((await give(id, 'erase-person', erase, as.far)).body.code).toBe('not-your-entry');
      const company = await organisation({ name: '不删示例公司' });
      expect((await give(company, 'erase-person', erase)).body.code).toBe('only-people-are-erased');
      expect((await give(id, 'erase-person', erase, as.admin)).status).toBe(200);
    });
  });
});
