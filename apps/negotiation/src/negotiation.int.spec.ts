import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NegotiationView, TermsComparison } from '#contracts/negotiation/views';
import type { Answer } from '#contracts/shared/answer';
import type { Problem } from '#contracts/shared/problem';
import type { EvaluationOutcome } from '#domain/evaluation/evaluation';
import type { PersonActor } from '#domain/shared/actor';
import type { ErrandAnswer } from '#domain/shared/stage';
import { databaseName } from '#platform/config/names';
import { Recorder } from '#platform/store/recorder';
import type { Reply } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { stageAtWork, type StageAtWork } from '#testing/stage-at-work';
import {
  allowance,
  centre,
  centreHead,
  deputyMayor,
  expertElsewhere,
  grant,
  headAndMayor,
  officer,
  officerAndHead,
  otherHead,
  review,
  sameBut,
  signedPaper,
  someone,
  strangeOfficer,
  unitHead,
  unitOfficer,
} from './examples.js';
import { NegotiationModule } from './negotiation.module.js';
import { negotiationWork } from './negotiation.worker.js';
import { stepBack } from './step-back/step-back.errand.js';

const space = freshSpace();

describe('negotiation', () => {
  let services: RunningServices;
  let recorder: Recorder;
  let work: StageAtWork;
  let now = '';
  let cases = 0;

  beforeAll(async () => {
    services = await runServices({
      modules: [NegotiationModule],
      space,
      adjust: (house) => ({ ...house, clock: { now: () => Promise.resolve(now) } }),
    });
    recorder = services.app.get(Recorder, { strict: false });
    work = stageAtWork('negotiation', recorder, negotiationWork(services.house, recorder));
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'negotiation')).dropDatabase();
    await services.stop();
  });

  /** A negotiation as the workflow opens it, on the first of June in the city. */
  async function opened(
    caseId = `c${String((cases += 1))}`,
    evaluationVersion = 9,
  ): Promise<string> {
    now = '2026-06-01T02:00:00.000Z';
    const outcome: EvaluationOutcome = {
      kind: 'supported',
      case: {
        caseId,
        subjects: [
          { kind: 'organisation', subjectId: 'org-n-1', name: '示例储能有限公司' },
          { kind: 'person', subjectId: 'rp-1' },
        ],
        segment: 'new-energy',
        district: 'dongsheng',
        officerId: officer.personId,
        officerUnitId: centre,
      },
      resultCentipoints: 8000,
      findings: [1, 2].map((number) => ({
        number,
        text: { textId: `finding-${String(number)}`, digest: `digest-${String(number)}` },
      })),
      version: evaluationVersion,
    };
    const opening = { openingId: `evaluation-${caseId}:${String(evaluationVersion)}`, outcome };
    await work.open(caseId, opening);
    return caseId;
  }

  async function give<Body = Answer & Problem>(
    by: PersonActor,
    caseId: string,
    command: string,
    body: unknown = {},
    key?: string,
  ): Promise<Reply<Body>> {
    const caller = await services.as(by);
    return caller.post<Body>(`/api/negotiation/cases/${caseId}/${command}`, body, key);
  }

  async function show(by: PersonActor, caseId: string): Promise<Reply<NegotiationView>> {
    return (await services.as(by)).get<NegotiationView>(`/api/negotiation/cases/${caseId}`);
  }

  async function done(...given: Parameters<typeof give>): Promise<void> {
    expect(await give(...given)).toMatchObject({ status: 200 });
  }

  async function refusedWith(code: string, ...given: Parameters<typeof give>): Promise<void> {
    const { status, body } = await give(...given);
    expect([status, body.code]).toEqual([409, code]);
    expect(body.detail).not.toMatch(/[{}]/);
  }

  async function offered(by = officer, clauses: object[] = [grant, allowance]): Promise<string> {
    const caseId = await opened();
    await done(by, caseId, 'draft-terms', { clauses });
    if (clauses.includes(grant)) await done(unitOfficer, caseId, 'record-review', review);
    await done(by, caseId, 'offer', { validUntil: '2026-06-10' });
    return caseId;
  }

  async function agreed(by = officer, clauses?: object[]): Promise<string> {
    const caseId = await offered(by, clauses);
    await done(officer, caseId, 'agree', { note: '示例：企业来函同意' });
    return caseId;
  }

  async function signatureRequested(): Promise<string> {
    const caseId = await agreed();
    await done(unitHead, caseId, 'approve', { level: 1 });
    await done(deputyMayor, caseId, 'approve', { level: 2 });
    await done(centreHead, caseId, 'sign');
    return caseId;
  }

  /** Reward's answer, through the same activity as the workflow's. */
  const rewardAnswers = (caseId: string, answer: ErrandAnswer) => work.answer(caseId, answer);

  const eventsOf = (caseId: string) => work.eventsOf(caseId);
  const typesOf = (caseId: string) => work.typesOf(caseId);

  describe('opened on an evaluation', () => {
    it('shows what the pack allows and what each viewer may do', async () => {
      const caseId = await opened();
      const { status, body } = await show(officer, caseId);
      expect(status).toBe(200);
      expect(body).toMatchObject({ caseId, version: 1, phase: 'drafting', findings: [1, 2] });
      expect(body.rules).toMatchObject({
        offerValidityDaysMax: 30,
        funds: ['talent-fund', 'science-fund'],
      });
      expect(body.rules.evidenceKinds).toContain('employment-contract');
      expect(body.commands.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
        'draft-terms',
        'withdraw',
      ]);
      const hints = (await show(deputyMayor, caseId)).body.commands;
      expect(hints.find(({ command }) => command === 'draft-terms')).toMatchObject({
        allowed: false,
        code: 'role-not-permitted',
      });
    });

    it('opens once, whatever the workflow repeats', async () => {
      const caseId = await opened();
      await opened(caseId);
      expect(await typesOf(caseId)).toEqual(['negotiation-opened']);
    });
  });

  describe('on the way to a signature', () => {
    it('is drafted, offered, agreed, approved by level and waits for the money', async () => {
      const caseId = await agreed();
      const { body } = await show(unitOfficer, caseId);
      expect(body).toMatchObject({
        phase: 'agreed',
        nextLevel: 1,
        agreementNote: '示例：企业来函同意',
        offer: { validUntil: '2026-06-10' },
        terms: {
          termsVersion: 1,
          drafterId: 'p-li',
          total: '630000000',
          neededLevels: [1, 2],
          clauses: [
            { clauseId: 'clause-1', policyClauseId: 'talent-30-top-talent' },
            { condition: allowance.condition, oneCaseReason: allowance.basis.oneCaseReason },
          ],
        },
      });
      await refusedWith('not-the-next-level', unitHead, caseId, 'approve', { level: 2 });
      await done(headAndMayor, caseId, 'approve', { level: 1 });
      await refusedWith('already-approved-a-level', headAndMayor, caseId, 'approve', { level: 2 });
      await refusedWith('not-in-this-phase', centreHead, caseId, 'sign');
      await done(deputyMayor, caseId, 'approve', { level: 2 });
      const signed = await give(centreHead, caseId, 'sign');
      expect(signed.body).toEqual({ caseId, version: 8, events: ['signature-requested'] });
      const waiting = (await show(centreHead, caseId)).body;
      expect(waiting).toMatchObject({ phase: 'signature-requested', signerId: 'p-zhao' });
      expect(waiting.approvals.map(({ approverId }) => approverId)).toEqual(['p-feng', 'p-bai']);
    });

    it('changes nothing while reward decides', async () => {
      const caseId = await signatureRequested();
      await refusedWith('waiting-for-reward', officer, caseId, 'withdraw', { reason: 'no-funds' });
      await refusedWith('waiting-for-reward', centreHead, caseId, 'sign');
      await refusedWith('waiting-for-reward', officer, caseId, 'draft-terms', {
        clauses: [grant],
      });
      expect(await typesOf(caseId)).toHaveLength(8);
    });

    it('is signed once the money is committed, or drafted anew where it lacks', async () => {
      const signedCase = await signatureRequested();
      await rewardAnswers(signedCase, { ok: true, result: {} });
      const scan = { name: '示例：签约文本.pdf', bytes: signedPaper, type: 'application/pdf' };
      const attach = async (by: PersonActor) =>
        (await services.as(by)).upload(`/api/negotiation/cases/${signedCase}/attach-scan`, scan);
      expect(await attach(officer)).toMatchObject({ body: { events: ['scan-attached'] } });
      expect((await attach(unitOfficer)).status).toBe(403);
      const { phase, scans } = (await show(officer, signedCase)).body;
      expect([phase, scans[0]]).toMatchObject(['signed', { name: scan.name, attachedBy: 'p-li' }]);
      const path = `/api/negotiation/cases/${signedCase}/scans/${scans[0]?.documentId ?? ''}`;
      const { bytes } = await (await services.as(unitOfficer)).getFile(path);
      expect(Buffer.from(bytes).equals(signedPaper)).toBe(true);
      const shortCase = await signatureRequested();
      const details = { fundId: 'talent-fund', fiscalYear: 2027, shortfall: '5000000' };
      await rewardAnswers(shortCase, { ok: false, code: 'commitment-refused', details });
      const { body } = await show(officer, shortCase);
      expect(body).toMatchObject({ phase: 'commitment-refused', shortage: details });
      await done(officer, shortCase, 'draft-terms', { clauses: [allowance] });
    });

    it('keeps every word out of events and shows it again to who may see', async () => {
      const caseId = await agreed();
      await done(unitHead, caseId, 'send-back', { reason: '示例：金额偏高' });
      const told = JSON.stringify(await eventsOf(caseId));
      for (const words of ['样机通过验收', '领军人才', '企业来函', '金额偏高']) {
        expect(told).not.toContain(words);
      }
      expect((await show(officer, caseId)).body).toMatchObject({
        phase: 'drafting',
        sentBack: { level: 1, approverId: 'p-qian', reason: '示例：金额偏高' },
      });
    });

    it('ends by a withdrawal, with its reason', async () => {
      const caseId = await offered();
      await done(centreHead, caseId, 'withdraw', { reason: 'no-funds', note: '示例：资金不足' });
      expect((await show(officer, caseId)).body).toMatchObject({
        phase: 'withdrawn',
        withdrawn: { reason: 'no-funds', note: '示例：资金不足' },
      });
      await refusedWith('not-in-this-phase', officer, caseId, 'draft-terms', { clauses: [grant] });
    });
  });

  describe('a fair-competition review', () => {
    it('stands before an offer to a business, and never by the drafter', async () => {
      const caseId = await opened();
      await done(officer, caseId, 'draft-terms', { clauses: [allowance, grant] });
      await refusedWith('review-missing', officer, caseId, 'offer', { validUntil: '2026-06-10' });
      const notPassed = { ...review, result: 'not-passed' };
      await done(unitHead, caseId, 'record-review', notPassed);
      await refusedWith('review-not-passed', officer, caseId, 'offer', {
        validUntil: '2026-06-10',
      });
      await done(unitOfficer, caseId, 'draft-terms', { clauses: [grant] });
      await refusedWith('drafter-cannot-review', unitOfficer, caseId, 'record-review', review);
      await done(unitHead, caseId, 'record-review', review);
      await done(officer, caseId, 'offer', { validUntil: '2026-06-10' });
      expect((await show(officer, caseId)).body.reviews).toMatchObject([
        { termsVersion: 1, clauseIds: ['clause-2'], result: 'not-passed' },
        { termsVersion: 2, clauseIds: ['clause-1'], basis: review.basis, reviewerId: 'p-qian' },
      ]);
    });
  });

  describe('versions', () => {
    const compare = async (by: PersonActor, caseId: string, from: number, to: number) =>
      (await services.as(by)).get<TermsComparison>(
        `/api/negotiation/cases/${caseId}/versions/${String(from)}/compare/${String(to)}`,
      );

    it('are kept with what the other side asked for, and compared clause by clause', async () => {
      const caseId = await offered();
      await done(officer, caseId, 'record-counter', {
        from: 'other-side',
        points: '示例：希望提前首年份额',
      });
      const less = { ...grant, shares: [{ fiscalYear: 2026, amount: '300000000' }] };
      await done(officer, caseId, 'draft-terms', { clauses: [less] });
      const { body } = await show(officer, caseId);
      expect(body).toMatchObject({
        phase: 'drafting',
        versions: [
          { termsVersion: 1, total: '630000000', clauses: 2 },
          { termsVersion: 2, total: '300000000', clauses: 1 },
        ],
        counters: [{ termsVersion: 1, points: '示例：希望提前首年份额', recordedBy: 'p-li' }],
      });
      const { body: compared } = await compare(officer, caseId, 1, 2);
      expect(compared).toMatchObject({
        caseId,
        added: [],
        removed: [{ kind: 'settling-allowance', oneCaseReason: allowance.basis.oneCaseReason }],
        changed: [{ fields: ['shares'], to: { condition: grant.condition } }],
      });
      expect((await compare(officer, caseId, 1, 3)).status).toBe(404);
      expect((await compare(expertElsewhere, caseId, 1, 2)).status).toBe(404);
    });
  });

  describe('evaluation', () => {
    const asks = (caseId: string, evaluationVersion: number) =>
      stepBack(
        {
          errandId: `evaluation-${caseId}:10`,
          caseId,
          request: { caseId, evaluationVersion },
        },
        recorder,
      );

    it('takes the negotiation back, and renews it when concluded anew', async () => {
      const caseId = await agreed();
      expect(await asks(caseId, 9)).toEqual({ ok: true, result: {} });
      expect((await show(officer, caseId)).body).toMatchObject({
        phase: 'stepped-back',
        approvals: [],
      });
      await opened(caseId, 15);
      expect((await show(officer, caseId)).body).toMatchObject({
        phase: 'drafting',
        terms: { termsVersion: 2, clauses: [{ findings: [1] }, { findings: [1, 2] }] },
      });
      await opened(caseId, 15);
      await opened(caseId, 9);
      expect((await typesOf(caseId)).slice(-2)).toEqual([
        'negotiation-stepped-back',
        'negotiation-renewed',
      ]);
    });

    it('is refused once a signature was asked for, and has nothing to take back before', async () => {
      const caseId = await signatureRequested();
      expect(await asks(caseId, 9)).toMatchObject({ ok: false, code: 'signing-requested' });
      expect(await asks('not-negotiated', 9)).toEqual({ ok: true, result: {} });
    });
  });

  describe('four eyes', () => {
    it('keep the drafter from approving, whatever else they are', async () => {
      const caseId = await agreed(officerAndHead);
      await refusedWith('drafter-cannot-approve', officerAndHead, caseId, 'approve');
      await refusedWith('drafter-cannot-approve', officerAndHead, caseId, 'send-back', {
        reason: '示例',
      });
    });

    it('let one of two heads approve who click at once', async () => {
      const caseId = await agreed(officer, [allowance]);
      const replies = await Promise.all(
        [unitHead, otherHead].map((head) => give(head, caseId, 'approve', { level: 1 })),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
      const { body } = await show(officer, caseId);
      expect([body.phase, body.approvals.length]).toEqual(['approved', 1]);
    });
  });

  describe('an offer nobody agreed to in time', () => {
    it('has expired before a late agreement is decided', async () => {
      const caseId = await offered();
      now = '2026-06-10T15:59:59.999Z';
      expect((await show(officer, caseId)).body.phase).toBe('offered');
      now = '2026-06-10T16:00:00.000Z';
      expect((await show(officer, caseId)).body).toMatchObject({
        phase: 'drafting',
        lastOfferExpired: true,
      });
      expect(await typesOf(caseId)).toHaveLength(4);
      await refusedWith('offer-expired', officer, caseId, 'agree');
      const last = (await eventsOf(caseId)).at(-1);
      expect(last).toMatchObject({
        event: { type: 'offer-expired', termsVersion: 1 },
        by: { kind: 'clock' },
        at: now,
      });
      expect(await typesOf(caseId)).toHaveLength(5);
    });

    it('may be made again, and agreed to by an officer of the responsible unit', async () => {
      const caseId = await offered();
      now = '2026-06-11T02:00:00.000Z';
      await refusedWith('offer-expired', officer, caseId, 'agree');
      await done(officer, caseId, 'offer', { validUntil: '2026-06-30' });
      await done(unitOfficer, caseId, 'agree');
    });
  });

  describe('terms the pack does not allow', () => {
    it.each<[string, object]>([
      ['evidence-kind-unknown', { evidenceKind: 'rumour' }],
      ['milestone-in-the-past', { milestoneDueOn: '2026-05-31' }],
      ['kind-not-of-policy-clause', { kind: 'settling-allowance' }],
      ['fund-unknown', { fundId: 'no-fund' }],
      ['finding-unknown', { findings: [3] }],
      ['above-policy-cap', { shares: [{ fiscalYear: 2026, amount: '10000000001' }] }],
    ])('are refused: %s', async (code, fault) => {
      const caseId = await opened();
      await refusedWith(code, officer, caseId, 'draft-terms', {
        clauses: [{ ...grant, ...fault }],
      });
      expect(await typesOf(caseId)).toEqual(['negotiation-opened']);
    });

    it('name each field that does not fit the contract', async () => {
      const caseId = await opened();
      const shares = [{ fiscalYear: 2026, amount: '4,000' }];
      const { status, body } = await give(officer, caseId, 'draft-terms', {
        clauses: [{ ...grant, shares, milestoneDueOn: '2026-02-30' }],
      });
      expect([status, body.code]).toEqual([400, 'input-invalid']);
      expect(body.errors?.map(({ path }) => path).sort()).toEqual([
        'clauses.0.milestoneDueOn',
        'clauses.0.shares.0.amount',
      ]);
    });
  });

  describe('one key', () => {
    const key = 'the-same-key';

    it('has one effect, sent twice at once', async () => {
      const caseId = await opened();
      const body = { clauses: [grant] };
      const replies = await Promise.all(
        [1, 2].map(() => give(officer, caseId, 'draft-terms', body, key)),
      );
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      expect(replies[0]?.body).toEqual(replies[1]?.body);
      expect(await typesOf(caseId)).toEqual(['negotiation-opened', 'terms-drafted']);
    });

    it('stands for one body', async () => {
      const caseId = await opened();
      await done(officer, caseId, 'draft-terms', { clauses: [grant] }, key);
      const other = await give(officer, caseId, 'draft-terms', { clauses: [allowance] }, key);
      expect([other.status, other.body.code]).toEqual([422, 'key-used-for-another-body']);
      const otherCommand = await give(officer, caseId, 'offer', { validUntil: '2026-06-10' }, key);
      expect(otherCommand.status).toBe(422);
      expect(await typesOf(caseId)).toEqual(['negotiation-opened', 'terms-drafted']);
    });
  });

  describe('whoever may not', () => {
    it('is stopped at the door by the role, and by the rule for the relation', async () => {
      const caseId = await opened();
      for (const [by, command] of [
        [unitHead, 'draft-terms'],
        [officer, 'approve'],
        [officer, 'sign'],
        [unitOfficer, 'withdraw'],
      ] as const) {
        const { status, body } = await give(by, caseId, command, bodyOf(command));
        expect([command, status, body.code]).toEqual([command, 403, 'role-not-permitted']);
      }
      const otherCentreHead = someone('p-xu', 'station-beijing', 'centre-head');
      await refusedWith('centre-only', otherCentreHead, caseId, 'withdraw', { reason: 'no-funds' });
    });

    it('cannot tell a hidden negotiation from none', async () => {
      const hidden = await opened();
      const none = hidden.replace('c', 'n');
      const views = await Promise.all([hidden, none].map((id) => show(expertElsewhere, id)));
      expect(views.map(({ status }) => status)).toEqual([404, 404]);
      expect(sameBut(views, hidden, none)).toBe(true);
      const tried = await Promise.all(
        [hidden, none].map((id) => give(strangeOfficer, id, 'draft-terms', { clauses: [grant] })),
      );
      expect(tried.map(({ status }) => status)).toEqual([404, 404]);
      expect(sameBut(tried, hidden, none)).toBe(true);
      expect((await show(strangeOfficer, hidden)).status).toBe(404);
    });
  });
});

function bodyOf(command: string): object {
  if (command === 'draft-terms') return { clauses: [grant] };
  return command === 'withdraw' ? { reason: 'no-funds' } : {};
}
