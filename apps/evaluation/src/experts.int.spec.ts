import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CandidatesPage, ExpertsPage, ExpertView } from '#contracts/evaluation/experts';
import type { EvaluationView } from '#contracts/evaluation/views';
import type { Problem } from '#contracts/shared/problem';
import type { ContactOutcome } from '#domain/contact/contact';
import { drawOf } from '#domain/evaluation/draw';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { Subject } from '#domain/shared/case';
import { databaseName } from '#platform/config/names';
import { Recorder } from '#platform/store/recorder';
import type { Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { stageAtWork } from '#testing/stage-at-work';
import { EvaluationModule } from './evaluation.module.js';
import { evaluationWork } from './evaluation.worker.js';

const space = freshSpace();
const centre = 'investment-promotion-centre';

function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

const secretary = someone('p-chen', 'expert-committee', 'committee-secretary');
const officer = someone('p-li', centre, 'centre-officer');
const leader = someone('p-zheng', 'talent-leading-group', 'leader');

const entry = {
  unitId: 'expert-committee',
  fields: ['new-energy'],
  entryIds: [] as string[],
  employers: [] as { name: string; creditCode?: string }[],
};
/** A made-up company under a code that is sound by its checksum. */
const company = { name: '示例储能（内蒙古）有限公司', creditCode: '91350100M000100Y43' };
const asSubject: Subject = {
  kind: 'organisation',
  subjectId: `org-${company.creditCode}`,
  ...company,
};

describe('the register of experts', () => {
  let services: RunningServices;
  let chen: Caller;
  let cases = 0;

  beforeAll(async () => {
    services = await runServices({ modules: [EvaluationModule], space });
    chen = await services.as(secretary);
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'evaluation')).dropDatabase();
    await services.stop();
  });

  async function enter(expertId: string, change: Partial<typeof entry> = {}): Promise<string> {
    const path = `/api/evaluation/experts/${expertId}/enter`;
    expect(await chen.post(path, { ...entry, ...change })).toMatchObject({ status: 200 });
    return expertId;
  }

  async function opened(subjects: readonly Subject[], referrerId?: string): Promise<string> {
    const caseId = `c${String((cases += 1))}`;
    const outcome: ContactOutcome = {
      kind: 'qualified',
      case: {
        caseId,
        subjects,
        segment: 'new-energy',
        district: 'dongsheng',
        officerId: officer.personId,
        officerUnitId: centre,
        ...(referrerId !== undefined && { referrerId }),
      },
      version: 4,
    };
    const recorder = services.app.get(Recorder, { strict: false });
    const opening = { openingId: `contact-${caseId}:4`, outcome };
    await stageAtWork('evaluation', recorder, evaluationWork(services.house)).open(caseId, opening);
    return caseId;
  }

  function convene(caseId: string, experts: readonly string[], language = 'en') {
    const path = `/api/evaluation/cases/${caseId}/convene-panel`;
    return chen.post<Problem>(path, { experts }, undefined, { 'accept-language': language });
  }

  it('enters, changes, retires and reinstates an expert, and keeps who may see it', async () => {
    const id = await enter('p-ann', { employers: [company] });
    const path = `/api/evaluation/experts/${id}`;
    const again = await chen.post<Problem>(`${path}/enter`, entry);
    expect([again.status, again.body.code]).toEqual([409, 'expert-already-entered']);
    const changed = { ...entry, fields: ['new-energy', 'biomedicine'] };
    expect(await chen.post(`${path}/change`, changed)).toMatchObject({ status: 200 });
    expect(await chen.post(`${path}/retire`, { reason: '示例：调离' })).toMatchObject({
      body: { expertId: id, version: 3, events: ['expert-retired'] },
    });
    const own = await (await services.as(someone(id, 'x', 'expert'))).get<ExpertView>(path);
    expect(own.body).toMatchObject({
      active: false,
      fields: ['new-energy', 'biomedicine'],
      employers: [],
    });
    const other = await (await services.as(someone('p-else', 'x', 'expert'))).get(path);
    const unknown = await (await services.as(someone('p-else', 'x', 'expert'))).get(
      '/api/evaluation/experts/p-nobody',
    );
    expect([other.status, other.body]).toEqual([404, unknown.body]);
    expect(await chen.post(`${path}/reinstate`, {})).toMatchObject({ status: 200 });
  });

  it('names each word the city does not have, and a wrong checksum', async () => {
    const wrong = {
      ...entry,
      unitId: 'no-unit',
      fields: ['new-energy', 'alchemy'],
      employers: [{ ...company, creditCode: '91350100M000100Y44' }],
    };
    const { status, body } = await chen.post<Problem>('/api/evaluation/experts/p-x/enter', wrong);
    expect(status).toBe(400);
    expect(body.errors?.map(({ path }) => path)).toEqual([
      'unitId',
      'fields.1',
      'employers.0.creditCode',
    ]);
  });

  it('gives an alias to one expert only', async () => {
    await enter('p-alias-1', { entryIds: ['rp-alias'] });
    const path = '/api/evaluation/experts/p-alias-2/enter';
    const second = await chen.post<Problem>(path, { ...entry, entryIds: ['rp-alias'] });
    expect([second.status, second.body.code]).toEqual([409, 'entry-of-another-expert']);
    const gone = '/api/evaluation/experts/p-alias-1/change';
    expect(await chen.post(gone, { ...entry, entryIds: [] })).toMatchObject({ status: 200 });
    await enter('p-alias-2', { entryIds: ['rp-alias'] });
  });

  it('lists page by page, by field, for those who may read it', async () => {
    for (const id of ['p-l1', 'p-l2', 'p-l3']) await enter(id, { fields: ['cashmere-textiles'] });
    const reader = await services.as(leader);
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/api/evaluation/experts?field=cashmere-textiles&limit=2${cursor}`;
      const { body } = await reader.get<ExpertsPage>(path);
      seen.push(...body.experts.map(({ expertId }) => expertId));
      cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(['p-l1', 'p-l2', 'p-l3']);
    const closed = await (await services.as(officer)).get('/api/evaluation/experts');
    expect(closed.status).toBe(403);
  });

  it('is the only source of a panel', async () => {
    const caseId = await opened([asSubject]);
    const free = [await enter('p-f1'), await enter('p-f2')];
    const unknown = await convene(caseId, [...free, 'p-unknown']);
    expect([unknown.status, unknown.body.code]).toEqual([409, 'expert-not-registered']);
    const retired = await enter('p-f3');
    const path = `/api/evaluation/experts/${retired}/retire`;
    expect(await chen.post(path, { reason: '示例：任期届满' })).toMatchObject({ status: 200 });
    const gone = await convene(caseId, [...free, retired]);
    expect([gone.status, gone.body.code]).toEqual([409, 'expert-retired']);
  });

  it('finds conflicts over every alias and employer, and across cases', async () => {
    const talent: Subject = { kind: 'person', subjectId: 'rp-talent' };
    await opened([{ kind: 'person', subjectId: 'rp-co-author' }, talent]);
    const caseId = await opened([asSubject, talent], 'rp-referrer');
    const conflicted = [
      await enter('p-c1', { entryIds: ['rp-talent'] }),
      await enter('p-c2', { entryIds: ['rp-referrer'] }),
      // The same company without its code, and its brackets written otherwise.
      await enter('p-c3', { employers: [{ name: '示例储能(内蒙古)有限公司' }] }),
      await enter('p-c4', { unitId: centre }),
      await enter('p-c5', { entryIds: ['rp-co-author'] }),
    ];
    const refusal = await convene(caseId, conflicted, 'zh');
    expect([refusal.status, refusal.body.code]).toEqual([409, 'expert-conflicted']);
    expect(refusal.body.detail).toBe(
      '以下专家与本事项有利害关系，应当回避：p-c1（本人是引进对象）、' +
        'p-c2（本人是引荐人）、p-c3（任职于引进对象）、p-c4（与经办人同单位）、' +
        'p-c5（与引进对象同在另一事项）。',
    );
    const page = await chen.get<CandidatesPage>(
      `/api/evaluation/cases/${caseId}/candidates?limit=100`,
    );
    const grounds = new Map(page.body.candidates.map((one) => [one.expertId, one.conflicts]));
    expect(grounds.get('p-c3')).toEqual(['works-for-subject']);
    expect(grounds.get('p-f1')).toEqual([]);
    const asOfficer = await services.as(officer);
    expect((await asOfficer.get(`/api/evaluation/cases/${caseId}/candidates`)).status).toBe(403);
  });

  it('draws a panel by lot that anyone can draw again', async () => {
    const caseId = await opened([asSubject]);
    const path = `/api/evaluation/cases/${caseId}`;
    const body = { size: 3, fields: ['new-energy'] };
    const first = await chen.post(`${path}/draw-panel`, body, 'draw-once-0001');
    expect(first).toMatchObject({ status: 200, body: { events: ['panel-convened'] } });
    expect((await chen.post(`${path}/draw-panel`, body, 'draw-once-0001')).body).toEqual(first.body);
    const { body: view } = await chen.get<EvaluationView>(path);
    if (!view.drawn) throw new Error('the view does not say how the panel was drawn');
    expect(view.seats.map(({ expertId }) => expertId)).toEqual(drawOf(view.drawn, 3));
    expect(view.drawn.candidates).toContain('p-f1');
    expect(view.drawn.candidates).not.toContain('p-c3');
    const seen = await (await services.as(officer)).get(path);
    expect(JSON.stringify(seen.body)).not.toContain('works-for-subject');
  });
});
