import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentsView } from '#contracts/contact/documents';
import type { ContactView } from '#contracts/contact/views';
import type { Answer } from '#contracts/shared/answer';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor, Role } from '#domain/shared/actor';
import { issueReadingPass } from '#platform/access/reading-pass';
import { databaseName } from '#platform/config/names';
import { GridFsObjects } from '#platform/objects/grid-fs-objects';
import { Recorder } from '#platform/store/recorder';
import type { Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from './contact.module.js';
import { eraseDocuments } from './erase-documents.js';

const space = freshSpace();
const bytesMax = 2048;
const words = '示例：张三的商业计划书.pdf';
const pdfOf = (said: string) => Buffer.from(`%PDF-1.4\n% ${said}\n%%EOF\n`);
const plan = pdfOf('an invented plan');

function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}
const centre = 'investment-promotion-centre';
const officer = someone('p-li', centre, 'centre-officer');
const liu = someone('p-liu', 'expert-committee', 'expert');

interface Sent {
  readonly name?: string;
  readonly bytes?: Uint8Array;
  readonly fields?: Readonly<Record<string, string>>;
  readonly key?: string;
}

describe('documents of a case', () => {
  let services: RunningServices;
  let recorder: Recorder;
  let li: Caller;
  let wang: Caller;
  let elsewhere: Caller;
  let expert: Caller;

  beforeAll(async () => {
    services = await runServices({
      modules: [ContactModule],
      space,
      adjust: (house) => {
        const { caseDocuments } = house.pack;
        const limits = {
          bytesMax: { ...caseDocuments.bytesMax, value: bytesMax },
          perCaseMax: { ...caseDocuments.perCaseMax, value: 3 },
        };
        return { ...house, pack: { ...house.pack, caseDocuments: { ...caseDocuments, ...limits } } };
      },
    });
    recorder = services.app.get(Recorder, { strict: false });
    li = await services.as(officer);
    wang = await services.as(someone('p-wang', centre, 'centre-officer'));
    elsewhere = await services.as(someone('p-else', 'commerce-bureau', 'centre-officer'));
    expert = await services.as(liu);
  });
  afterAll(async () => {
    await services.house.connections.mongo.db(databaseName(space, 'contact')).dropDatabase();
    await services.stop();
  });

  const db = () => services.house.connections.mongo.db(databaseName(space, 'contact'));

  async function opened(): Promise<string> {
    const { body } = await li.post<Answer>('/api/contact/cases', {
      title: '示例：储能项目',
      subjects: [
        { kind: 'organisation', name: `示例储能${randomUUID()}有限公司` },
        { kind: 'person', personId: `rp-${randomUUID()}` },
      ],
      district: 'dongsheng',
      segment: 'new-energy',
      contactPersonId: 'rp-contact',
      source: { kind: 'own-search' },
    });
    return body.caseId;
  }
  const give = (who: Caller, caseId: string, command: string, body: object) =>
    who.post<Answer & Problem>(`/api/contact/cases/${caseId}/${command}`, body);
  const file = (who: Caller, caseId: string, { name = words, bytes = plan, fields, key }: Sent = {}) =>
    who.upload<Answer & Problem>(
      `/api/contact/cases/${caseId}/file-document`,
      { name, bytes, type: 'application/pdf' },
      key,
      fields ?? { kind: 'business-plan' },
    );
  const list = (who: Caller, caseId: string) =>
    who.get<DocumentsView>(`/api/contact/cases/${caseId}/documents`);
  const open = (who: Caller, caseId: string, id: string, body: object = {}, key?: string) =>
    who.postForFile(`/api/contact/cases/${caseId}/documents/${id}/open`, key, body);
  const listByPass = (caseId: string, pass: string) =>
    expert.getFile(`/api/contact/cases/${caseId}/documents`, { 'reading-pass': pass });
  const passOf = async (reader: PersonActor, caseId: string) =>
    (await issueReadingPass({ reader, service: 'contact', caseId }, services.house.masterKey, new Date())).pass;
  const qualified = async (caseId: string) => {
    await give(li, caseId, 'log-touch', { on: '2026-01-05', kind: 'call', summary: '示例' });
    await give(li, caseId, 'describe-intent', { intent: '示例' });
    expect(await give(li, caseId, 'qualify', {})).toMatchObject({ status: 200 });
  };
  const readingsOf = (caseId: string) =>
    db().collection('events').find({ stream: `readings-${caseId}` }).sort({ version: 1 }).toArray();
  const only = async (caseId: string) => {
    const [first] = (await list(li, caseId)).body.documents;
    if (!first) throw new Error('nothing is filed');
    return first;
  };

  it('are filed by the unit, told by content, and come back as they were', async () => {
    const caseId = await opened();
    const filed = await file(li, caseId, { name: '示例：计划.exe' });
    expect(filed).toMatchObject({ status: 200, body: { caseId, version: 2, events: ['document-filed'] } });
    expect(await file(wang, caseId, { bytes: pdfOf('another') })).toMatchObject({ status: 200 });
    const { body } = await list(wang, caseId);
    expect(body.documents).toHaveLength(2);
    expect(body.documents[0]).toEqual({
      documentId: expect.stringMatching(/^d[0-9a-f]{20}$/),
      name: '示例：计划.exe',
      kind: 'business-plan',
      mediaType: 'application/pdf',
      bytes: plan.byteLength,
      digest: createHash('sha256').update(plan).digest('hex'),
      filedBy: 'p-li',
      filedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const got = await open(wang, caseId, body.documents[0]?.documentId ?? '');
    expect([got.status, Buffer.from(got.bytes).equals(plan)]).toEqual([200, true]);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('lie encrypted, and neither words nor names of files are in any event', async () => {
    const caseId = await opened();
    await file(li, caseId);
    const { documentId } = await only(caseId);
    await give(li, caseId, 'withdraw-document', { documentId, reason: '示例：传错了李四的' });
    const database = db();
    for (const { name } of await database.listCollections().toArray()) {
      const kept = await database.collection(name).find().toArray();
      const raw = Buffer.from(JSON.stringify(kept)).toString('latin1') + kept.map(binaryOf).join('');
      for (const secret of ['an invented plan', '张三', '李四']) {
        expect([name, raw.includes(Buffer.from(secret).toString('latin1'))]).toEqual([name, false]);
      }
    }
  });

  const manyBytes = Buffer.concat([plan, Buffer.alloc(bytesMax)]);
  it.each<[string, Sent, number, string | undefined]>([
    ['an empty file', { bytes: Buffer.alloc(0) }, 400, 'file'],
    ['a program', { bytes: Buffer.from('MZ\u0090 a program'), name: '示例.pdf' }, 400, 'file'],
    ['a page', { bytes: Buffer.from('<html><script>alert(1)</script>') }, 400, 'file'],
    ['more than the pack allows', { bytes: manyBytes }, 413, undefined],
    ['a kind the city does not know', { fields: { kind: 'love-letter' } }, 400, 'kind'],
    ['no kind', { fields: {} }, 400, 'kind'],
    ['a field nobody asked for', { fields: { kind: 'other', note: '示例' } }, 400, ''],
  ])('are not %s', async (_, sent, status, path) => {
    const caseId = await opened();
    const reply = await file(li, caseId, sent);
    expect([reply.status, reply.body.errors?.[0]?.path]).toEqual([status, path]);
    expect((await list(li, caseId)).body.documents).toEqual([]);
    expect(await db().collection('objects').countDocuments({ caseId })).toBe(0);
  });

  it('are filed once, sent twice at once under one key', async () => {
    const caseId = await opened();
    const key = randomUUID();
    const replies = await Promise.all([1, 2, 3].map(() => file(li, caseId, { key })));
    for (const reply of replies) expect(reply).toMatchObject({ status: 200, body: { version: 2 } });
    const other = await file(li, caseId, { key, bytes: pdfOf('another') });
    expect(other).toMatchObject({ status: 422, body: { code: 'key-used-for-another-body' } });
    expect((await list(li, caseId)).body.documents).toHaveLength(1);
    const again = await file(wang, caseId);
    expect(again).toMatchObject({ status: 409, body: { code: 'document-already-filed' } });
  });

  it('are answered as before when the phase has moved on since', async () => {
    const caseId = await opened();
    const key = randomUUID();
    const first = await file(li, caseId, { key });
    await give(li, caseId, 'drop', { reason: 'no-interest' });
    expect((await file(li, caseId, { key })).body).toEqual(first.body);
    const late = await file(li, caseId, { bytes: pdfOf('late') });
    expect(late).toMatchObject({ status: 409, body: { code: 'not-in-this-phase' } });
    expect(await db().collection('objects').countDocuments({ caseId })).toBe(1);
  });

  it('are at most as many as the pack says', async () => {
    const caseId = await opened();
    for (const said of ['1', '2', '3']) await file(li, caseId, { bytes: pdfOf(said) });
    const fourth = await file(li, caseId, { bytes: pdfOf('4') });
    expect(fourth).toMatchObject({ status: 409, body: { code: 'too-many-documents', details: { max: 3 } } });
    expect(fourth.body.detail).not.toMatch(/[{}]/);
  });

  it('are hidden with the case, in list, file, filing and withdrawing', async () => {
    const caseId = await opened();
    await file(li, caseId);
    const { documentId } = await only(caseId);
    const otherId = await opened();
    for (const who of [elsewhere, expert]) {
      expect((await list(who, caseId)).status).toBe(404);
      expect((await open(who, caseId, documentId)).status).toBe(404);
    }
    expect((await file(elsewhere, caseId)).status).toBe(404);
    const taken = await give(elsewhere, caseId, 'withdraw-document', { documentId, reason: '示例' });
    expect(taken.status).toBe(404);
    expect((await open(li, otherId, documentId)).status).toBe(404);
    expect(await readingsOf(caseId)).toEqual([]);
  });

  it('are withdrawn with a reason until the case is with the experts, and opened no more', async () => {
    const caseId = await opened();
    await file(li, caseId);
    await file(li, caseId, { bytes: pdfOf('another') });
    const [first, second] = (await list(li, caseId)).body.documents;
    const withdraw = (id = '') =>
      give(wang, caseId, 'withdraw-document', { documentId: id, reason: '示例：误传' });
    expect(await withdraw(first?.documentId)).toMatchObject({ status: 200 });
    expect(await withdraw(first?.documentId)).toMatchObject({ body: { code: 'document-already-withdrawn' } });
    expect(await withdraw('d-unknown')).toMatchObject({ body: { code: 'document-unknown' } });
    expect((await only(caseId)).withdrawn).toMatchObject({ by: 'p-wang', reason: '示例：误传' });
    expect((await open(li, caseId, first?.documentId ?? '')).status).toBe(404);
    await qualified(caseId);
    expect(await withdraw(second?.documentId)).toMatchObject({ status: 409, body: { code: 'documents-before-panel' } });
    const added = await file(li, caseId, { bytes: pdfOf('a right one') });
    expect(added).toMatchObject({ status: 200, body: { events: ['document-filed'] } });
  });

  it('are read with evaluation’s pass by its person alone, withdrawn ones left out', async () => {
    const caseId = await opened();
    await file(li, caseId);
    const { documentId } = await only(caseId);
    await give(li, caseId, 'withdraw-document', { documentId, reason: '示例' });
    await file(li, caseId, { bytes: pdfOf('standing') });
    await qualified(caseId);
    const pass = await passOf(liu, caseId);
    const seen = await listByPass(caseId, pass);
    const { documents } = JSON.parse(Buffer.from(seen.bytes).toString()) as DocumentsView;
    expect(documents).toHaveLength(1);
    const standingId = documents[0]?.documentId ?? '';
    expect((await open(expert, caseId, standingId, { pass })).status).toBe(200);
    expect((await open(expert, caseId, documentId, { pass })).status).toBe(404);
    const wrong = [
      await passOf(someone('p-huang', 'expert-committee', 'expert'), caseId),
      await passOf({ ...liu, actsFor: 'p-huang' }, caseId),
      await passOf(liu, await opened()),
      'x.y.z',
    ];
    for (const bad of wrong) {
      expect((await listByPass(caseId, bad)).status).toBe(404);
      expect((await open(expert, caseId, standingId, { pass: bad })).status).toBe(404);
    }
    expect((await readingsOf(caseId)).length).toBe(1);
  });

  it('leave who opened them, once a key, beside the case and not in it', async () => {
    const caseId = await opened();
    await file(li, caseId);
    const { documentId } = await only(caseId);
    const pass = await passOf(liu, caseId);
    const key = randomUUID();
    for (const _ of [1, 2]) expect((await open(expert, caseId, documentId, { pass }, key)).status).toBe(200);
    expect((await open(li, caseId, documentId)).status).toBe(200);
    const readings = (await readingsOf(caseId)).map(({ event }) => event as object);
    expect(readings).toEqual([
      { type: 'document-opened', documentId, byPass: true, openedBy: 'p-liu' },
      { type: 'document-opened', documentId, byPass: false, openedBy: 'p-li' },
    ]);
    const view = await li.get<ContactView>(`/api/contact/cases/${caseId}`);
    expect(view.body.version).toBe(2);
  });

  it('are destroyed with the one they are about, and say so', async () => {
    const caseId = await opened();
    const fields = { kind: 'credentials', aboutId: 'rp-contact' };
    expect(await file(li, caseId, { fields })).toMatchObject({ status: 200 });
    await file(li, caseId, { bytes: pdfOf('of the company') });
    const objects = new GridFsObjects(db(), recorder.keys);
    for (const _ of [1, 2]) await eraseDocuments('rp-contact', recorder, objects);
    const [about, other] = (await list(li, caseId)).body.documents;
    expect([about?.name, about?.aboutId, other?.name]).toEqual([null, 'rp-contact', words]);
    expect((await open(li, caseId, about?.documentId ?? '')).status).toBe(404);
    expect((await open(li, caseId, other?.documentId ?? '')).status).toBe(200);
    expect(await db().collection('objectContent.files').countDocuments()).toBe(
      await db().collection('objects').countDocuments(),
    );
  });

  it('are about nobody who is no part of the case', async () => {
    const caseId = await opened();
    const reply = await file(li, caseId, { fields: { kind: 'credentials', aboutId: 'rp-else' } });
    expect(reply).toMatchObject({ status: 409, body: { code: 'document-about-nobody-here' } });
  });
});

/** What GridFS keeps of a file, as the bytes it is. */
function binaryOf(kept: object): string {
  const { data } = kept as { data?: { buffer: Uint8Array } };
  return data ? Buffer.from(data.buffer).toString('latin1') : '';
}
