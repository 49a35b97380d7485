import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EvaluationView } from '#contracts/evaluation/views';
import type { Answer } from '#contracts/shared/answer';
import type { Problem } from '#contracts/shared/problem';
import type { ContactOutcome } from '#domain/contact/contact';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { ErrandAnswer } from '#domain/shared/stage';
import { databaseName } from '#platform/config/names';
import { Recorder } from '#platform/store/recorder';
import type { Reply } from '#testing/caller';
import { anyEntry } from '#testing/expert-entry';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { stageAtWork, type StageAtWork } from '#testing/stage-at-work';
import { EvaluationModule } from './evaluation.module.js';
import { evaluationWork } from './evaluation.worker.js';

const space = freshSpace();
const centre = 'investment-promotion-centre';

function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

const officer = someone('p-li', centre, 'centre-officer');
const centreHead = someone('p-zhao', centre, 'centre-head');
const secretary = someone('p-chen', 'expert-committee', 'committee-secretary');
const otherSecretary = someone('p-tang', 'expert-committee', 'committee-secretary');
const [liu, zhang, yang, huang] = ['p-liu', 'p-zhang', 'p-yang', 'p-huang'].map((personId) =>
  someone(personId, 'expert-committee', 'expert'),
) as [PersonActor, PersonActor, PersonActor, PersonActor];
const experts = [liu.personId, zhang.personId, yang.personId];

const reason = '示例：与申请人曾同单位任职';

describe('evaluation', () => {
  let services: RunningServices;
  let recorder: Recorder;
  let work: StageAtWork;
  let now = '';
  let cases = 0;

  beforeAll(async () => {
    services = await runServices({
      modules: [EvaluationModule],
      space,
      adjust: (house) => ({ ...house, clock: { now: () => Promise.resolve(now) } }),
    });
    recorder = services.app.get(Recorder, { strict: false });
    work = stageAtWork('evaluation', recorder, evaluationWork(services.house));
    now = '2026-06-01T02:00:00.000Z';
    const chen = await services.as(secretary);
    for (const expertId of [...experts, huang.personId, 'p-zhou', 'p-tian', 'p-referrer']) {
      const entered = await chen.post(`/api/evaluation/experts/${expertId}/enter`, anyEntry);
      expect(entered).toMatchObject({ status: 200 });
    }
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'evaluation')).dropDatabase();
    await services.stop();
  });

  /** An evaluation as the workflow opens it, on Monday the first of June in the city. */
  async function opened(caseId = `c${String((cases += 1))}`, version = 4): Promise<string> {
    now = '2026-06-01T02:00:00.000Z';
    const outcome: ContactOutcome = {
      kind: 'qualified',
      case: {
        caseId,
        subjects: [{ kind: 'organisation', subjectId: 'org-n-1', name: '示例储能有限公司' }],
        segment: 'new-energy',
        district: 'dongsheng',
        officerId: officer.personId,
        officerUnitId: centre,
        referrerId: 'p-referrer',
      },
      version,
    };
    const opening = { openingId: `contact-${caseId}:${String(version)}`, outcome };
    await work.open(caseId, opening);
    return caseId;
  }

  async function give<Body = Answer & Problem>(
    by: PersonActor,
    caseId: string,
    command: string,
    body: unknown = {},
  ): Promise<Reply<Body>> {
    const caller = await services.as(by);
    return caller.post<Body>(`/api/evaluation/cases/${caseId}/${command}`, body);
  }

  async function show(by: PersonActor, caseId: string): Promise<EvaluationView> {
    const caller = await services.as(by);
    const reply = await caller.get<EvaluationView>(`/api/evaluation/cases/${caseId}`);
    expect(reply.status).toBe(200);
    return reply.body;
  }

  async function done(...given: Parameters<typeof give>): Promise<void> {
    expect(await give(...given)).toMatchObject({ status: 200 });
  }

  async function refusedWith(code: string, ...given: Parameters<typeof give>): Promise<Problem> {
    const { status, body } = await give(...given);
    expect([status, body.code]).toEqual([409, code]);
    expect(body.detail).not.toMatch(/[{}]/);
    return body;
  }

  /** Eight points of ten for every criterion of the pack, or fewer. */
  function opinion(points = 8) {
    const { criteria } = services.house.pack.rubric.value;
    return {
      scores: Object.fromEntries(criteria.map(({ criterionId }) => [criterionId, points])),
      comment: `示例意见：${String(points)} 分`,
      recommendation: points < 7 ? 'do-not-support' : 'support',
    };
  }

  async function convened(): Promise<string> {
    const caseId = await opened();
    await done(secretary, caseId, 'convene-panel', { experts });
    return caseId;
  }

  async function declared(caseId: string, ...panel: PersonActor[]): Promise<void> {
    for (const by of panel) await done(by, caseId, 'declare-conflict', { conflict: 'none' });
  }

  async function collected(): Promise<string> {
    const caseId = await convened();
    await declared(caseId, liu, zhang, yang);
    for (const by of [liu, zhang, yang]) await done(by, caseId, 'give-opinion', opinion());
    return caseId;
  }

  async function concluded(): Promise<string> {
    const caseId = await collected();
    await done(secretary, caseId, 'conclude', { conclusion: 'supported', findings: ['示例发现'] });
    return caseId;
  }

  /** Negotiation's answer, through the same activity as the workflow's. */
  const negotiationAnswers = (caseId: string, answer: ErrandAnswer) => work.answer(caseId, answer);

  it('keeps an opinion from everybody until it may be seen: lists, counts, versions, errors', async () => {
    const caseId = await convened();
    await declared(caseId, liu, zhang, yang);
    const watchers = [zhang, secretary, otherSecretary, officer];
    const views = () => Promise.all(watchers.map((by) => show(by, caseId)));
    const before = await views();
    await done(liu, caseId, 'give-opinion', opinion());
    await done(liu, caseId, 'amend-opinion', opinion(9));
    expect(await views()).toEqual(before);
    const early = { conclusion: 'supported', findings: ['示例发现'] };
    await refusedWith('quorum-not-met', secretary, caseId, 'conclude', early);
    expect(await show(liu, caseId)).toMatchObject({
      version: (before[0]?.version ?? 0) + 2,
      opinions: [{ expertId: liu.personId, weightedTotal: 90, comment: '示例意见：9 分' }],
    });
    await done(zhang, caseId, 'give-opinion', opinion(7));
    expect((await show(zhang, caseId)).opinions).toHaveLength(2);
    expect((await show(yang, caseId)).opinions).toEqual([]);
  });

  it('seats another expert for one who declares a conflict', async () => {
    const caseId = await convened();
    const conflict = { conflict: 'conflict', note: '示例：亲属' };
    await done(liu, caseId, 'declare-conflict', conflict);
    await refusedWith('recused', liu, caseId, 'give-opinion', opinion());
    now = '2026-06-02T02:00:00.000Z';
    const replacement = { replaces: liu.personId, expertId: 'p-referrer' };
    await refusedWith('expert-conflicted', secretary, caseId, 'replace-expert', replacement);
    const seated = { ...replacement, expertId: huang.personId };
    await done(secretary, caseId, 'replace-expert', seated);
    const view = await show(huang, caseId);
    expect(view.opinionsDue).toEqual({ at: '2026-06-09T16:00:00.000Z', provisional: false });
    expect(view.seats).toEqual([
      { expertId: liu.personId, declared: 'conflict', replacedBy: huang.personId },
      { expertId: zhang.personId },
      { expertId: yang.personId },
      { expertId: huang.personId },
    ]);
    await declared(caseId, zhang, yang, huang);
    for (const by of [zhang, yang, huang]) await done(by, caseId, 'give-opinion', opinion());
    expect((await show(secretary, caseId)).computedResult).toBe(80);
  });

  it('voids the opinion of an expert who is recused late', async () => {
    const caseId = await collected();
    expect((await show(secretary, caseId)).computedResult).toBe(80);
    await refusedWith('recuses-only-oneself', liu, caseId, 'recuse', {
      expertId: yang.personId,
      reason,
    });
    await done(secretary, caseId, 'recuse', { expertId: yang.personId, reason });
    const view = await show(secretary, caseId);
    expect(view.opinions).toEqual([]);
    expect(view.computedResult).toBeUndefined();
    const seenByLiu = await show(liu, caseId);
    expect(seenByLiu.opinions.map(({ expertId }) => expertId)).toEqual([
      liu.personId,
      zhang.personId,
    ]);
    const early = { conclusion: 'supported', findings: ['示例发现'] };
    await refusedWith('quorum-not-met', secretary, caseId, 'conclude', early);
    await done(liu, caseId, 'recuse', { reason });
    expect((await show(liu, caseId)).opinions).toEqual([]);
  });

  it('extends the time for opinions once', async () => {
    const caseId = await convened();
    await refusedWith('extension-too-long', secretary, caseId, 'extend', {
      workingDays: 6,
      reason,
    });
    await done(secretary, caseId, 'extend', { workingDays: 2, reason });
    expect(await show(secretary, caseId)).toMatchObject({
      opinionsDue: { at: '2026-06-10T16:00:00.000Z' },
      extension: { previouslyDue: { at: '2026-06-08T16:00:00.000Z' }, reason },
    });
    await refusedWith('already-extended', secretary, caseId, 'extend', { workingDays: 1, reason });
    now = '2026-06-09T02:00:00.000Z';
    expect((await show(secretary, caseId)).overdue).toBe(false);
    now = '2026-06-10T16:00:00.000Z';
    expect((await show(secretary, caseId)).overdue).toBe(true);
  });

  it('concludes with a digest, the findings and whoever dissented', async () => {
    const caseId = await convened();
    await declared(caseId, liu, zhang, yang);
    await done(liu, caseId, 'give-opinion', opinion(9));
    await done(zhang, caseId, 'give-opinion', opinion(8));
    await done(yang, caseId, 'give-opinion', opinion(5));
    await done(secretary, caseId, 'conclude', { conclusion: 'supported', findings: ['示例发现'] });
    const event = await recorder.record.events.findOne({
      caseId,
      'event.type': 'evaluation-concluded',
    });
    expect(event?.digest).toMatch(/^[0-9a-f]{64}$/);
    for (const viewer of [officer, yang, otherSecretary]) {
      expect(await show(viewer, caseId)).toMatchObject({
        phase: 'concluded',
        conclusion: 'supported',
        result: 73.33,
        digest: event?.digest,
        dissenting: [yang.personId],
        findings: [{ number: 1, text: '示例发现' }],
      });
    }
  });

  describe('reopened', () => {
    it('waits for negotiation, and goes on as before where it refuses', async () => {
      const caseId = await concluded();
      await refusedWith('reopening-role-only', secretary, caseId, 'reopen', { reason });
      const before = await show(officer, caseId);
      await done(centreHead, caseId, 'reopen', { reason });
      expect(await show(officer, caseId)).toMatchObject({
        phase: 'reopening-requested',
        reopening: { requestedBy: centreHead.personId, reason },
      });
      await refusedWith('waiting-for-negotiation', centreHead, caseId, 'reopen', { reason });
      await negotiationAnswers(caseId, { ok: false, code: 'signing-requested', details: {} });
      const { version, ...after } = await show(officer, caseId);
      expect({ ...after, version: version - 2 }).toEqual(before);
    });

    it('has another panel, which does not see what the first one’s experts thought', async () => {
      const caseId = await concluded();
      const { digest } = await show(officer, caseId);
      await done(centreHead, caseId, 'reopen', { reason });
      await negotiationAnswers(caseId, { ok: true, result: {} });
      const again = { experts: [huang.personId, 'p-zhou', liu.personId] };
      const convene = 'convene-panel';
      const code = 'expert-of-first-panel';
      const refusal = await refusedWith(code, secretary, caseId, convene, again);
      expect(refusal.detail).toContain(liu.personId);
      await done(otherSecretary, caseId, 'convene-panel', {
        experts: [huang.personId, 'p-zhou', 'p-tian'],
      });
      const view = await show(huang, caseId);
      expect(view).toMatchObject({
        phase: 'collecting-opinions',
        round: 2,
        opinions: [],
        earlier: [{ round: 1, conclusion: 'supported', result: 80, digest }],
      });
      expect(view.version).toBe((await show(officer, caseId)).version - 3);
    });
  });

  it('begins anew when contact qualified the case anew, and not for the same outcome', async () => {
    const caseId = await concluded();
    await opened(caseId);
    expect((await show(officer, caseId)).phase).toBe('concluded');
    await opened(caseId, 12);
    expect(await show(officer, caseId)).toMatchObject({ phase: 'awaiting-panel', round: 2 });
    await done(secretary, caseId, 'convene-panel', { experts });
  });
});
