import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EvidenceFile, LandingView } from '#contracts/landing/views';
import type { Answer } from '#contracts/shared/answer';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor } from '#domain/shared/actor';
import type { ErrandAnswer } from '#domain/shared/stage';
import { databaseName } from '#platform/config/names';
import { Recorder } from '#platform/store/recorder';
import type { Reply } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { stageAtWork, type StageAtWork } from '#testing/stage-at-work';
import {
  acceptance,
  bureauOfficer,
  contract,
  expert,
  officer,
  pdf,
  pdfDigest,
  type Proof,
  serviceOfficer,
  signedFor,
  someone,
  strangeOfficer,
  unitHead,
  unitOfficer,
} from './examples.js';
import { LandingModule } from './landing.module.js';
import { landingWork } from './landing.worker.js';

const space = freshSpace();

describe('landing', () => {
  let services: RunningServices;
  let recorder: Recorder;
  let work: StageAtWork;
  let now = '';
  let cases = 0;

  beforeAll(async () => {
    services = await runServices({
      modules: [LandingModule],
      space,
      adjust: (house) => ({ ...house, clock: { now: () => Promise.resolve(now) } }),
    });
    recorder = services.app.get(Recorder, { strict: false });
    work = stageAtWork('landing', recorder, landingWork(services.house));
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'landing')).dropDatabase();
    await services.stop();
  });

  /** A landing as the workflow opens it, in July. */
  async function opened(caseId = `c${String((cases += 1))}`): Promise<string> {
    now = '2026-07-01T02:00:00.000Z';
    const opening = { openingId: `negotiation-${caseId}:8`, outcome: signedFor(caseId) };
    await work.open(caseId, opening);
    return caseId;
  }

  async function give<Body = Answer & Problem>(
    by: PersonActor,
    caseId: string,
    command: string,
    body: unknown,
    key?: string,
  ): Promise<Reply<Body>> {
    const caller = await services.as(by);
    return caller.post<Body>(`/api/landing/cases/${caseId}/${command}`, body, key);
  }

  async function upload<Body = EvidenceFile & Problem>(
    by: PersonActor,
    caseId: string,
    { name, bytes, key }: { name?: string; bytes?: Uint8Array; key?: string } = {},
  ): Promise<Reply<Body>> {
    const file = { name: name ?? '示例.pdf', bytes: bytes ?? pdf, type: 'application/pdf' };
    return (await services.as(by)).upload<Body>(`/api/landing/cases/${caseId}/evidence-files`, file, key ?? randomUUID());
  }

  /** The file is the case officer's: whoever hands evidence in names a file of the case. */
  async function submit(
    by: PersonActor,
    caseId: string,
    { milestoneId, kind, name }: Proof,
    key?: string,
  ) {
    const uploaded = await upload(officer, caseId, { name, key: `file-of-${milestoneId}` });
    const documentId = uploaded.status === 200 ? uploaded.body.documentId : 'none';
    return give(by, caseId, 'submit-evidence', { milestoneId, kind, documentId }, key);
  }
  const accept = (by: PersonActor, caseId: string, milestoneId: string, note?: string) =>
    give(by, caseId, 'accept-evidence', { milestoneId, ...(note !== undefined && { note }) });

  async function show(by: PersonActor, caseId: string): Promise<Reply<LandingView>> {
    return (await services.as(by)).get<LandingView>(`/api/landing/cases/${caseId}`);
  }

  async function done(reply: Promise<Reply<unknown>>): Promise<void> {
    expect(await reply).toMatchObject({ status: 200 });
  }

  async function refusedWith(code: string, reply: Promise<Reply<Problem>>): Promise<void> {
    const { status, body } = await reply;
    expect([status, body.code]).toEqual([409, code]);
    expect(body.detail).not.toMatch(/[{}]/);
  }

  /** What the viewer may do about each milestone, as `command` or `command: refusal`. */
  async function hints(by: PersonActor, caseId: string): Promise<string[][]> {
    const { body } = await show(by, caseId);
    return body.milestones.map(({ commands }) =>
      commands
        .filter(({ command }) => ['submit-evidence', 'accept-evidence'].includes(command))
        .map(({ command, code }) => (code === undefined ? command : `${command}: ${code}`)),
    );
  }

  /** Reward's answer, through the same activity as the workflow's. */
  const rewardAnswers = (caseId: string, answer: ErrandAnswer) => work.answer(caseId, answer);

  const eventsOf = (caseId: string) => work.eventsOf(caseId);
  const typesOf = (caseId: string) => work.typesOf(caseId);

  describe('opened on signed terms', () => {
    it('awaits a milestone a clause, and shows no word of the conditions', async () => {
      const caseId = await opened();
      const { status, body } = await show(officer, caseId);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        caseId,
        version: 1,
        phase: 'landing',
        terms: { termsVersion: 2 },
        milestones: [
          { milestoneId: 'milestone-1', standing: 'awaited', dueOn: '2026-09-30', overdue: false },
          { milestoneId: 'milestone-2', standing: 'awaited', evidenceKind: 'acceptance-record' },
        ],
      });
      expect(JSON.stringify(body)).not.toContain('condition');
    });

    it('opens once, whatever the workflow repeats', async () => {
      const caseId = await opened();
      await opened(caseId);
      expect(await typesOf(caseId)).toEqual(['landing-opened']);
    });
  });

  describe('a milestone', () => {
    it('is proved by one and accepted by another of the responsible unit', async () => {
      const caseId = await opened();
      await refusedWith('no-evidence-yet', accept(unitHead, caseId, 'milestone-2'));
      const handedIn = await submit(serviceOfficer, caseId, acceptance);
      expect(handedIn.body).toEqual({ caseId, version: 2, events: ['evidence-submitted'] });
      await refusedWith('not-responsible-unit', accept(bureauOfficer, caseId, 'milestone-2'));
      const accepted = await accept(unitOfficer, caseId, 'milestone-2', '示例：现场核验合格');
      expect(accepted.body).toEqual({ caseId, version: 3, events: ['milestone-accepted'] });
      expect((await show(serviceOfficer, caseId)).body.milestones[1]).toMatchObject({
        standing: 'accepted',
        evidence: {
          name: acceptance.name,
          digest: pdfDigest,
          bytes: pdf.byteLength,
          kind: acceptance.kind,
          submittedBy: 'p-tang',
        },
        acceptedBy: 'p-sun',
        acceptedOn: '2026-07-01',
        acceptanceNote: '示例：现场核验合格',
      });
    });

    it('is never accepted by who handed its evidence in', async () => {
      const caseId = await opened();
      await done(submit(unitOfficer, caseId, acceptance));
      await refusedWith('submitter-cannot-accept', accept(unitOfficer, caseId, 'milestone-2'));
      await done(accept(unitHead, caseId, 'milestone-2'));
    });

    it('is accepted once, though two of the unit accept at once', async () => {
      const caseId = await opened();
      await done(submit(serviceOfficer, caseId, acceptance));
      const replies = await Promise.all(
        [unitOfficer, unitHead].map((by) => accept(by, caseId, 'milestone-2')),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(await typesOf(caseId)).toHaveLength(3);
    });

    it('takes the kind of evidence that was signed', async () => {
      const caseId = await opened();
      const other = { ...acceptance, kind: 'rumour' };
      await refusedWith('evidence-kind-mismatch', submit(officer, caseId, other));
      const unknown = { ...acceptance, milestoneId: 'milestone-9' };
      await refusedWith('milestone-unknown', submit(officer, caseId, unknown));
    });

    it('does not change while reward is asked, and the others go on', async () => {
      const caseId = await opened();
      await done(submit(serviceOfficer, caseId, acceptance));
      await done(accept(unitOfficer, caseId, 'milestone-2'));
      await refusedWith('waiting-for-reward', submit(serviceOfficer, caseId, acceptance));
      await refusedWith('waiting-for-reward', accept(unitHead, caseId, 'milestone-2'));
      expect(await hints(serviceOfficer, caseId)).toEqual([
        ['submit-evidence', 'accept-evidence: role-not-permitted'],
        ['submit-evidence: waiting-for-reward', 'accept-evidence: role-not-permitted'],
      ]);
      await done(submit(serviceOfficer, caseId, contract));
      expect(await hints(bureauOfficer, caseId)).toEqual([
        ['submit-evidence', 'accept-evidence'],
        ['submit-evidence: waiting-for-reward', 'accept-evidence: not-responsible-unit'],
      ]);
    });

    it('has landed with the last that reward entitles, and comes back where it does not', async () => {
      const caseId = await opened();
      await done(submit(serviceOfficer, caseId, acceptance));
      await done(accept(unitOfficer, caseId, 'milestone-2'));
      await rewardAnswers(caseId, { ok: false, code: 'clause-unknown', details: {} });
      expect((await show(officer, caseId)).body.milestones[1]).toMatchObject({
        standing: 'submitted',
        refusedCode: 'clause-unknown',
      });
      await done(accept(unitOfficer, caseId, 'milestone-2'));
      await rewardAnswers(caseId, { ok: true, result: {} });
      await done(submit(serviceOfficer, caseId, contract));
      await done(accept(bureauOfficer, caseId, 'milestone-1'));
      expect((await show(officer, caseId)).body.phase).toBe('landing');
      await rewardAnswers(caseId, { ok: true, result: {} });
      expect((await show(officer, caseId)).body.phase).toBe('landed');
      await refusedWith('not-in-this-phase', upload(officer, caseId));
    });

    it('keeps what its evidence is called out of events', async () => {
      const caseId = await opened();
      await done(submit(serviceOfficer, caseId, acceptance));
      await done(accept(unitOfficer, caseId, 'milestone-2', '示例：现场核验合格'));
      const told = JSON.stringify(await eventsOf(caseId));
      expect(told).toContain(pdfDigest);
      for (const words of ['验收意见', '现场核验']) expect(told).not.toContain(words);
    });
  });

  describe('a file', () => {
    const read = async (by: PersonActor, caseId: string, documentId: string) =>
      (await services.as(by)).getFile(`/api/landing/cases/${caseId}/evidence-files/${documentId}`);

    it('is what its content says, and comes back as it was', async () => {
      const caseId = await opened();
      const { status, body } = await upload(serviceOfficer, caseId, { name: '示例：说明.exe' });
      expect([status, body]).toEqual([
        200,
        {
          documentId: expect.stringMatching(/^d[0-9a-f]{20}$/),
          digest: pdfDigest,
          bytes: pdf.byteLength,
          mediaType: 'application/pdf',
        },
      ]);
      const file = await read(unitOfficer, caseId, body.documentId);
      expect([file.status, Buffer.from(file.bytes).equals(pdf)]).toEqual([200, true]);
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
      const bytes = Buffer.from('<html>not a document</html>');
      expect(await upload(serviceOfficer, caseId, { name: '示例.pdf', bytes })).toMatchObject({
        status: 400,
        body: { code: 'input-invalid', errors: [{ path: 'file' }] },
      });
    });

    it('has at most 50 MB', async () => {
      const bytes = Buffer.concat([pdf, Buffer.alloc(50 * 1024 * 1024)]);
      expect((await upload(officer, await opened(), { bytes })).status).toBe(413);
    });

    it('is one, however often it is sent with one key', async () => {
      const caseId = await opened();
      const key = 'the-same-key';
      const replies = await Promise.all([1, 2].map(() => upload(officer, caseId, { key })));
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      expect(replies[0]?.body).toEqual(replies[1]?.body);
      const other = Buffer.concat([pdf, Buffer.from('%')]);
      expect(await upload(officer, caseId, { key, bytes: other })).toMatchObject({ status: 422 });
    });

    it('lies encrypted in the record', async () => {
      const caseId = await opened();
      const words = 'words that nobody finds in the database';
      const bytes = Buffer.concat([pdf, Buffer.from(words)]);
      await done(upload(officer, caseId, { name: '示例：很特别的名字.pdf', bytes }));
      const db = services.house.connections.mongo.db(databaseName(space, 'landing'));
      const chunks = await db.collection('objectContent.chunks').find().toArray();
      const stored = chunks.map(({ data }) => Buffer.from(data.buffer).toString('latin1')).join('');
      expect(stored).not.toContain('PDF');
      expect(stored).not.toContain(words);
      const known = JSON.stringify(await db.collection('objects').find().toArray());
      expect(known).not.toContain('很特别');
    });

    it('proves something about its own case only, and is hidden with it', async () => {
      const [caseId, otherId] = [await opened(), await opened()];
      const { documentId } = (await upload(officer, otherId)).body;
      const { milestoneId, kind } = acceptance;
      const body = { milestoneId, kind, documentId };
      await refusedWith('document-unknown', give(officer, caseId, 'submit-evidence', body));
      expect((await read(officer, caseId, documentId)).status).toBe(404);
      expect((await read(strangeOfficer, otherId, documentId)).status).toBe(404);
      expect((await upload(strangeOfficer, otherId)).status).toBe(404);
    });
  });

  describe('what does not go as signed', () => {
    const reason = '示例：理由';
    const later = { milestoneId: 'milestone-2', dueOn: '2027-03-31', reason };
    const failed = { milestoneId: 'milestone-2', reason };
    const breach = { clauseId: 'clause-2', reason };

    it('is returned with a reason and handed in again', async () => {
      const caseId = await opened();
      await done(submit(serviceOfficer, caseId, acceptance));
      const body = { milestoneId: 'milestone-2', reason };
      await refusedWith('not-responsible-unit', give(bureauOfficer, caseId, 'return-evidence', body));
      await done(give(unitOfficer, caseId, 'return-evidence', body));
      expect((await show(officer, caseId)).body.milestones[1]).toMatchObject({
        standing: 'awaited',
        returned: { reason, returnedBy: 'p-sun' },
      });
      await done(submit(serviceOfficer, caseId, acceptance));
    });

    it('gets a later day, and the old one is kept', async () => {
      const caseId = await opened();
      await done(give(unitHead, caseId, 'extend-milestone', later));
      expect((await show(officer, caseId)).body.milestones[1]).toMatchObject({
        dueOn: '2027-03-31',
        extensions: [{ from: '2026-12-31', dueOn: '2027-03-31', reason, extendedBy: 'p-qian' }],
      });
      await refusedWith('extension-not-later', give(unitHead, caseId, 'extend-milestone', later));
      const tried = await give(unitOfficer, caseId, 'extend-milestone', later);
      expect([tried.status, tried.body.code]).toEqual([403, 'role-not-permitted']);
    });

    it('fails, and reward is asked to let its money lapse', async () => {
      const caseId = await opened();
      await done(give(unitHead, caseId, 'fail-milestone', failed));
      await refusedWith('waiting-for-reward', give(unitHead, caseId, 'fail-milestone', failed));
      await rewardAnswers(caseId, { ok: true, result: {} });
      expect((await show(officer, caseId)).body.milestones[1]).toMatchObject({
        standing: 'failed',
        failure: { reason, failedBy: 'p-qian' },
      });
    });

    it('is held on a breach, says what goes on all the same, and is let go', async () => {
      const caseId = await opened();
      await done(give(unitHead, caseId, 'suspend-clause', breach));
      await rewardAnswers(caseId, { ok: true, result: { lockedPayments: ['pay-1'] } });
      expect((await show(officer, caseId)).body.milestones[1]?.suspension).toEqual({
        standing: 'suspended',
        reason,
        suspendedBy: 'p-qian',
        lockedPayments: ['pay-1'],
      });
      await done(submit(serviceOfficer, caseId, acceptance));
      await refusedWith('clause-suspended', accept(unitOfficer, caseId, 'milestone-2'));
      await done(give(unitHead, caseId, 'resume-clause', breach));
      await rewardAnswers(caseId, { ok: true, result: { lockedPayments: [] } });
      expect((await show(officer, caseId)).body.milestones[1]).not.toHaveProperty('suspension');
      await done(accept(unitOfficer, caseId, 'milestone-2'));
    });

    it('keeps its reasons out of events', async () => {
      const caseId = await opened();
      await done(give(unitHead, caseId, 'extend-milestone', later));
      await done(give(unitHead, caseId, 'suspend-clause', breach));
      expect(JSON.stringify(await eventsOf(caseId))).not.toContain('理由');
    });
  });

  describe('a day that has ended', () => {
    it('marks its milestone overdue before the next command, and stops nothing', async () => {
      const caseId = await opened();
      now = '2026-09-30T16:00:00.000Z';
      const overdue = (await show(officer, caseId)).body.milestones.map((each) => each.overdue);
      expect(overdue).toEqual([true, false]);
      await done(submit(serviceOfficer, caseId, contract));
      expect(await typesOf(caseId)).toEqual([
        'landing-opened',
        'milestone-overdue',
        'evidence-submitted',
      ]);
      expect((await eventsOf(caseId))[1]).toMatchObject({ by: { kind: 'clock' } });
      await done(accept(bureauOfficer, caseId, 'milestone-1'));
    });
  });

  describe('one key', () => {
    const key = 'the-same-key';

    it('has one effect, sent twice at once', async () => {
      const caseId = await opened();
      const replies = await Promise.all(
        [1, 2].map(() => submit(serviceOfficer, caseId, acceptance, key)),
      );
      expect(replies.map(({ status }) => status)).toEqual([200, 200]);
      expect(replies[0]?.body).toEqual(replies[1]?.body);
      expect(await typesOf(caseId)).toEqual(['landing-opened', 'evidence-submitted']);
    });

    it('stands for one body', async () => {
      const caseId = await opened();
      await done(submit(serviceOfficer, caseId, acceptance, key));
      const { status, body } = await submit(serviceOfficer, caseId, contract, key);
      expect([status, body.code]).toEqual([422, 'key-used-for-another-body']);
    });
  });

  describe('whoever may not', () => {
    it('is stopped at the door by the role, and by the rule for the unit', async () => {
      const caseId = await opened();
      for (const reply of [
        await submit(unitHead, caseId, acceptance),
        await submit(expert, caseId, acceptance),
        await accept(serviceOfficer, caseId, 'milestone-2'),
      ]) {
        expect([reply.status, reply.body.code]).toEqual([403, 'role-not-permitted']);
      }
      const otherCentre = someone('p-xu', 'station-beijing', 'centre-officer', 'leader');
      await refusedWith('submitter-only', submit(otherCentre, caseId, acceptance));
    });

    it('names each field that does not fit the contract', async () => {
      const caseId = await opened();
      const { status, body } = await give(officer, caseId, 'submit-evidence', {
        milestoneId: 'milestone-2',
        kind: '验收',
        documentId: '',
      });
      expect([status, body.code]).toEqual([400, 'input-invalid']);
      expect(body.errors?.map(({ path }) => path)).toEqual(['kind', 'documentId']);
    });

    it('cannot tell a hidden landing from none', async () => {
      const hidden = await opened();
      const none = hidden.replace('c', 'n');
      const views = await Promise.all([hidden, none].map((id) => show(expert, id)));
      expect(views.map(({ status }) => status)).toEqual([404, 404]);
      expect(sameBut(views, hidden, none)).toBe(true);
      const tried = await Promise.all(
        [hidden, none].map((id) => submit(strangeOfficer, id, acceptance)),
      );
      expect(tried.map(({ status }) => status)).toEqual([404, 404]);
      expect(sameBut(tried, hidden, none)).toBe(true);
    });
  });
});

/** Whether two replies differ in nothing but the id of the case. */
function sameBut(replies: readonly Reply<unknown>[], one: string, other: string): boolean {
  const [first, second] = replies.map(({ status, body, headers }) => {
    const told = [...headers].filter(([name]) => name !== 'date');
    return JSON.stringify([status, body, told]);
  });
  return first?.replaceAll(`"${one}"`, `"${other}"`) === second;
}
