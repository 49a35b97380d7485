import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactView } from '#contracts/contact/views';
import type { Answer } from '#contracts/shared/answer';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from './contact.module.js';

const someone = (personId: string, unitId: string, role: Role): PersonActor => ({
  ...{ kind: 'person', personId, unitId, roles: [role] },
});

describe('cases that brought one another', () => {
  let services: RunningServices;
  let li: Caller;
  let wang: Caller;
  let head: Caller;
  let elsewhere: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [ContactModule] });
    li = await services.as(someone('p-li', 'investment-promotion-centre', 'centre-officer'));
    wang = await services.as(someone('p-wang', 'investment-promotion-centre', 'centre-officer'));
    head = await services.as(someone('p-zhao', 'investment-promotion-centre', 'centre-head'));
    elsewhere = await services.as(someone('p-else', 'commerce-bureau', 'centre-officer'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const opened = async (more: object = {}, who = li) => {
    const reply = await who.post<Answer>('/api/contact/cases', {
      title: '示例：储能项目',
      subjects: [{ kind: 'organisation', name: `示例储能${randomUUID()}有限公司` }],
      ...{ district: 'dongsheng', source: { kind: 'own-search' } },
      ...more,
    });
    return reply.body.caseId;
  };
  const link = (caseId: string, broughtBy: string, who = li, key?: string) =>
    who.post<Answer & Problem>(`/api/contact/cases/${caseId}/link-case`, { broughtBy }, key);
  const show = async (caseId: string, who = li) =>
    (await who.get<ContactView>(`/api/contact/cases/${caseId}`)).body;

  it('show it from both ends, once however often it is sent', async () => {
    const [project, talent, key] = [await opened(), await opened(), randomUUID()];
    const first = await link(talent, project, li, key);
    expect(first).toMatchObject({ status: 200, body: { version: 2, events: ['case-linked'] } });
    expect((await link(talent, project, li, key)).body).toEqual(first.body);
    expect((await show(talent)).links).toEqual([{ caseId: project, direction: 'brought-by' }]);
    expect((await show(project)).links).toEqual([{ caseId: talent, direction: 'brought' }]);
    expect((await link(talent, await opened())).body.code).toBe('already-brought');
  });

  it('close no circle, over several cases either', async () => {
    const [a, b, c] = [await opened(), await opened(), await opened()];
    expect((await link(a, a)).body.code).toBe('linked-to-itself');
    await link(b, a);
    await link(c, b);
    const closing = await link(a, c);
    expect([closing.status, closing.body.code]).toEqual([409, 'link-closes-a-circle']);
    expect((await show(a)).links).toEqual([{ caseId: b, direction: 'brought' }]);
  });

  it('close none together either, when the two links touch different cases at the same moment', async () => {
    for (let round = 1; round <= 8; round += 1) {
      const [a, b, c, d] = [await opened(), await opened(), await opened(), await opened()];
      await Promise.all([link(b, a), link(d, c)]);
      // a → b and c → d stand; b → c and d → a would close the circle together.
      const answers = await Promise.all([link(c, b), link(a, d)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body.code).toBe('link-closes-a-circle');
    }
  });

  it('are not told of to whoever does not see the other one', async () => {
    const hidden = await opened({ disclosure: 'restricted' });
    const open = await opened();
    const unknown = await link(open, 'c-nobody-knows', wang);
    const unseen = await link(open, hidden, wang);
    expect([unseen.status, unseen.body.code]).toEqual([409, 'linked-case-unknown']);
    expect(unseen.body).toEqual(unknown.body);
    expect((await link(open, hidden)).status).toBe(200);
    const [known, unaware] = [await show(open, head), await show(open, wang)];
    expect([known.version, known.links.length]).toEqual([2, 1]);
    expect([unaware.version, unaware.links.length]).toEqual([1, 0]);
    expect((await link(open, hidden, elsewhere)).status).toBe(404);
  });
});

describe('a team', () => {
  let services: RunningServices;
  let li: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [ContactModule] });
    li = await services.as(someone('p-li', 'investment-promotion-centre', 'centre-officer'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const open = (subjects: readonly object[]) =>
    li.post<Answer & Problem>('/api/contact/cases', {
      ...{ title: '示例：创新团队', subjects, district: 'dongsheng', source: { kind: 'own-search' } },
    });

  it('is one subject, and keeps each of its people from being attracted on the side', async () => {
    const team = { kind: 'team', leaderId: 'p-lead', memberIds: ['p-one', 'p-two'] };
    const { status, body } = await open([team]);
    expect(status).toBe(200);
    const view = (await li.get<ContactView>(`/api/contact/cases/${body.caseId}`)).body;
    expect(view.subjects).toEqual([
      { ...team, subjectId: expect.stringMatching(/^team-[0-9a-f]{24}$/) as unknown as string },
    ]);
    const aside = [
      { kind: 'person', personId: 'p-two' },
      { kind: 'team', leaderId: 'p-one', memberIds: ['p-new'] },
    ];
    for (const subject of aside) {
      const refused = await open([subject]);
      expect([refused.status, refused.body.code]).toEqual([409, 'already-being-attracted']);
      expect(Object.keys(refused.body.details ?? {})).toEqual(['unit', 'unitZh', 'unitEn']);
    }
    expect((await open([{ kind: 'team', leaderId: 'p-x', memberIds: ['p-x'] }])).body.code).toBe(
      'subject-named-twice',
    );
  });
});
