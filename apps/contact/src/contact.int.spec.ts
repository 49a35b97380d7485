import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactView } from '#contracts/contact/views';
import type { Answer } from '#contracts/shared/answer';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from './contact.module.js';

const dayMs = 24 * 60 * 60 * 1000;

function someone(personId: string, unitId: string, role: Role): PersonActor {
  return { kind: 'person', personId, unitId, roles: [role] };
}

/** A case about an organisation nobody else names, unless told otherwise. */
function lead(more: object = {}) {
  return {
    title: '示例：储能项目',
    subjects: [{ kind: 'organisation', name: `示例储能${randomUUID()}有限公司` }],
    district: 'dongsheng',
    source: { kind: 'own-search' },
    ...more,
  };
}

describe('contact over HTTP', () => {
  let services: RunningServices;
  let li: Caller;
  let wang: Caller;
  let elsewhere: Caller;
  /** How far the record's clock is ahead. */
  let aheadMs = 0;

  beforeAll(async () => {
    services = await runServices({
      modules: [ContactModule],
      adjust: (house) => ({
        ...house,
        clock: {
          now: (mongoNow) => Promise.resolve(new Date(mongoNow.getTime() + aheadMs).toISOString()),
        },
      }),
    });
    li = await services.as(someone('p-li', 'investment-promotion-centre', 'centre-officer'));
    wang = await services.as(someone('p-wang', 'investment-promotion-centre', 'centre-officer'));
    elsewhere = await services.as(someone('p-else', 'commerce-bureau', 'centre-officer'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const open = (who: Caller, body: object, key?: string) =>
    who.post<Answer & Problem>('/api/contact/cases', body, key);
  const show = (who: Caller, caseId: string) =>
    who.get<ContactView>(`/api/contact/cases/${caseId}`);
  const opened = async (body: object = lead()) => (await open(li, body)).body.caseId;

  describe('opening a case', () => {
    it('twice at once under one key opens one', async () => {
      const [body, key] = [lead(), randomUUID()];
      const answers = await Promise.all([1, 2, 3].map(() => open(li, body, key)));
      const [first] = answers;
      expect(first).toMatchObject({ status: 200, body: { version: 1, events: ['case-opened'] } });
      for (const answer of answers) expect(answer.body).toEqual(first?.body);
      const view = await show(li, first?.body.caseId ?? '');
      expect(view).toMatchObject({ status: 200, body: { phase: 'open', title: body.title } });
    });

    it('under a key that was used with another body is refused', async () => {
      const key = randomUUID();
      const { caseId } = (await open(li, lead(), key)).body;
      const other = await open(li, lead({ title: '示例：另一个项目' }), key);
      expect(other).toMatchObject({ status: 422, body: { code: 'key-used-for-another-body', caseId } });
      expect((await show(li, caseId)).body).toMatchObject({ version: 1, title: '示例：储能项目' });
    });

    it('under another person’s key is that person’s own case', async () => {
      const key = randomUUID();
      const [mine, other] = [await open(li, lead(), key), await open(wang, lead(), key)];
      expect([mine.status, other.status]).toEqual([200, 200]);
      expect(other.body.caseId).not.toBe(mine.body.caseId);
    });

    it('about a subject already being attracted tells the unit and nothing else', async () => {
      const first = lead({ title: '示例：保密的项目' });
      const caseId = await opened(first);
      const second = await open(elsewhere, { ...lead(), subjects: first.subjects });
      expect(second).toMatchObject({ status: 409, body: { code: 'already-being-attracted' } });
      expect(second.body.details).toEqual({
        unit: 'investment-promotion-centre',
        unitZh: '市投资促进中心',
        unitEn: 'Investment Promotion Centre',
      });
      expect(second.body.detail).toContain('Investment Promotion Centre');
      const said = JSON.stringify(second.body);
      for (const secret of [caseId, 'p-li', '保密']) expect(said).not.toContain(secret);
      expect((await show(elsewhere, second.body.caseId)).status).toBe(404);
    });

    it('about one subject, many at once, opens one case', async () => {
      const { subjects } = lead();
      const tries = [li, wang, elsewhere].map((who) => open(who, { ...lead(), subjects }));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 409, 409]);
    });

    it('names every field the city does not know', async () => {
      const creditCode = '91350100M000100Y44';
      const subjects = [{ kind: 'organisation', name: '示例有限公司', creditCode }];
      const refused = await open(li, lead({ district: 'hainan', segment: 'alchemy', subjects }));
      expect(refused.status).toBe(400);
      expect(refused.body.errors?.map(({ path }) => path)).toEqual([
        'district',
        'segment',
        'subjects.0.creditCode',
      ]);
    });
  });

  describe('working on a case', () => {
    const touch = { on: '2026-01-05', kind: 'call', summary: '示例：首次通话' };

    it('is qualified once nothing is missing, and told what is', async () => {
      const caseId = await opened();
      const qualify = (body: object) =>
        li.post<Problem>(`/api/contact/cases/${caseId}/qualify`, body);
      const code = 'not-ready-to-qualify';
      const missing = (...what: string[]) => ({
        status: 409,
        body: { code, details: { missing: what } },
      });
      const give = (command: string, body: object) =>
        li.post<Answer>(`/api/contact/cases/${caseId}/${command}`, body);
      expect(await qualify({})).toMatchObject(
        missing('contact-person', 'touch', 'segment', 'intent'),
      );
      expect(await qualify({ segment: 'new-energy' })).toMatchObject(
        missing('contact-person', 'touch', 'intent'),
      );
      await give('log-touch', touch);
      await give('add-contact', { personId: 'p-contact' });
      expect((await show(li, caseId)).body.missing).toEqual(['segment', 'intent']);
      await give('describe-intent', { intent: '示例：拟建产线', plannedInvestment: '100' });
      expect(await qualify({})).toMatchObject(missing('segment'));
      expect(await qualify({ segment: 'new-energy' })).toMatchObject({
        status: 200,
        body: { version: 5, events: ['case-qualified'] },
      });
      expect((await show(li, caseId)).body).toMatchObject({
        contactIds: ['p-contact'],
        intent: '示例：拟建产线',
        plannedInvestment: '100',
      });
    });

    it('claims a subject that is added, and lets nobody else add it', async () => {
      const [mine, theirs] = [await opened(), (await open(elsewhere, lead())).body.caseId];
      const body = { subject: lead().subjects[0] };
      const add = (who: Caller, caseId: string) =>
        who.post<Problem>(`/api/contact/cases/${caseId}/add-subject`, body);
      expect(await add(li, mine)).toMatchObject({ status: 200 });
      const refused = await add(elsewhere, theirs);
      expect(refused).toMatchObject({ status: 409, body: { code: 'already-being-attracted' } });
      expect(JSON.stringify(refused.body)).not.toContain(mine);
      expect((await show(li, mine)).body.subjects).toHaveLength(2);
    });

    it('is put right with old and new kept, in words too', async () => {
      const caseId = await opened();
      const correct = (body: object) =>
        li.post<Problem>(`/api/contact/cases/${caseId}/correct-case`, body);
      expect(await correct({ title: '示例：储能项目（二期）', district: 'ejin-horo' })).toMatchObject({
        status: 200,
      });
      expect((await show(li, caseId)).body).toMatchObject({
        title: '示例：储能项目（二期）',
        district: 'ejin-horo',
        corrections: [
          {
            correctedBy: 'p-li',
            before: { title: '示例：储能项目', district: 'dongsheng' },
            after: { title: '示例：储能项目（二期）', district: 'ejin-horo' },
          },
        ],
      });
      expect(await correct({ district: 'hainan' })).toMatchObject({ status: 400 });
      expect(await correct({})).toMatchObject({ status: 409, body: { code: 'nothing-to-correct' } });
    });

    it('is handed over to a colleague who accepts it', async () => {
      const caseId = await opened();
      const cases = `/api/contact/cases/${caseId}`;
      await li.post(`${cases}/hand-over`, { to: 'p-wang' });
      expect((await show(wang, caseId)).body).toMatchObject({ officerId: 'p-li', handOver: { to: 'p-wang' } });
      expect(await li.post(`${cases}/accept-hand-over`, {})).toMatchObject({ status: 409 });
      expect(await wang.post(`${cases}/accept-hand-over`, {})).toMatchObject({ status: 200 });
      expect((await show(li, caseId)).body.officerId).toBe('p-wang');
    });

    it('is declined by whoever was to take it over, and stays', async () => {
      const caseId = await opened();
      const cases = `/api/contact/cases/${caseId}`;
      await li.post(`${cases}/hand-over`, { to: 'p-wang' });
      expect(await li.post(`${cases}/decline-hand-over`, {})).toMatchObject({ status: 409 });
      const declined = await wang.post(`${cases}/decline-hand-over`, { reason: '示例：手上事项已多' });
      expect(declined).toMatchObject({ status: 200, body: { events: ['hand-over-declined'] } });
      const { body } = await show(li, caseId);
      expect([body.officerId, body.handOver]).toEqual(['p-li', undefined]);
    });

    it('that is restricted is a 404 to a colleague', async () => {
      const caseId = await opened(lead({ disclosure: 'restricted' }));
      expect((await show(wang, caseId)).status).toBe(404);
      expect(await show(li, caseId)).toMatchObject({ status: 200, body: { disclosure: 'restricted' } });
    });

    it('is parked with its limits and goes on by itself', async () => {
      const caseId = await opened();
      const dayAhead = (days: number) =>
        new Date(Date.now() + days * dayMs + 8 * 3_600_000).toISOString().slice(0, 10);
      const parked = await li.post<Answer>(`/api/contact/cases/${caseId}/park`, {
        until: dayAhead(40),
        reason: '示例：等待董事会决定',
      });
      expect(parked.body).toMatchObject({ version: 2, events: ['case-parked'] });
      try {
        aheadMs = 30 * dayMs;
        expect((await show(li, caseId)).body).toMatchObject({
          ...{ phase: 'parked', version: 2, overdue: false },
          parkReason: '示例：等待董事会决定',
        });
        aheadMs = 41 * dayMs;
        expect((await show(li, caseId)).body).toMatchObject({ phase: 'open', version: 3, overdue: false });
      } finally {
        aheadMs = 0;
      }
    });

    it('is dropped, and reopened with a reason', async () => {
      const caseId = await opened();
      const give = (command: string, body: object) =>
        li.post<Answer>(`/api/contact/cases/${caseId}/${command}`, body);
      await give('drop', { reason: 'no-interest' });
      const reopened = await give('reopen', { reason: '示例：企业重新联系' });
      expect(reopened.body).toMatchObject({ version: 3, events: ['case-reopened'] });
      expect((await show(li, caseId)).body).toMatchObject({ phase: 'open' });
    });

    it('is hidden from another unit', async () => {
      const caseId = await opened();
      expect((await show(elsewhere, caseId)).status).toBe(404);
      const answer = await elsewhere.post(`/api/contact/cases/${caseId}/log-touch`, touch);
      expect(answer).toMatchObject({ status: 404, body: { code: 'unknown-case' } });
    });

    it('is overdue when its first response did not come in time', async () => {
      const [late, inTime] = [await opened(), await opened()];
      await li.post(`/api/contact/cases/${inTime}/log-touch`, touch);
      try {
        aheadMs = 30 * dayMs;
        // First response and triage; of the one that was touched triage and progress.
        expect((await show(li, late)).body).toMatchObject({ overdue: true, version: 3 });
        expect((await show(li, inTime)).body).toMatchObject({
          ...{ overdue: false, triageOverdue: true, progressOverdue: true, version: 4 },
        });
        const answer = await li.post(`/api/contact/cases/${late}/log-touch`, touch);
        // The clock's own events come before that of the command.
        expect(answer.body).toMatchObject({ version: 4, events: ['touch-logged'] });
      } finally {
        aheadMs = 0;
      }
    });
  });
});
