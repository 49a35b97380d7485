import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrganisationRegistered } from '#contracts/register/views';
import type { PersonActor, Role } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { RegisterModule } from '../../apps/register/src/register.module.js';
import { ContactModule } from '../../apps/contact/src/contact.module.js';
import { SameEntries } from '../../apps/contact/src/same-entries.js';

const space = freshSpace();
const person = (personId: string, role: Role): PersonActor => ({
  kind: 'person',
  personId,
  unitId: 'investment-promotion-centre',
  roles: [role],
});

describe('subjects the register merged', () => {
  let services: RunningServices;
  let officer: Caller;
  let head: Caller;
  let same: SameEntries;

  beforeAll(async () => {
    services = await runServices({ modules: [RegisterModule, ContactModule], space });
    officer = await services.as(person('p-officer', 'centre-officer'));
    head = await services.as(person('p-head', 'centre-head'));
    same = services.app.get(SameEntries, { strict: false });
  });
  afterAll(async () => {
    for (const service of ['register', 'contact']) {
      await services.house.connections.mongo.db(databaseName(space, service)).dropDatabase();
    }
    await services.stop();
  });

  const organisation = async (body: object) =>
    (await officer.post<OrganisationRegistered>('/api/register/organisations', body)).body.subjectId;
  const open = (name: string, creditCode?: string) =>
    officer.post<{ caseId: string; code?: string }>('/api/contact/cases', {
      title: '示例：合并后的线索',
      subjects: [{ kind: 'organisation', name, ...(creditCode && { creditCode }) }],
      district: 'dongsheng',
      source: { kind: 'own-search' },
    });
  const merge = (from: string, command: string, body: object) =>
    head.post(`/api/register/entries/${from}/${command}`, body, randomUUID());

  it('are one: whoever has a case under either id has it under both, until the merge is undone', async () => {
    const code = '91350100M000100Y43';
    const coded = await organisation({ name: '合并示例集团公司', creditCode: code });
    const bare = await organisation({ name: '合并示例集团' });
    expect((await open('合并示例集团')).status).toBe(200);
    expect((await merge(bare, 'merge-entries', { into: coded })).status).toBe(200);
    await eventually('contact has heard of the merge', async () =>
      (await same.othersOf([coded])).includes(bare),
    );
    const twin = await open('合并示例集团公司', code);
    expect([twin.status, twin.body.code]).toEqual([409, 'already-being-attracted']);
    expect((await merge(bare, 'undo-merge', {})).status).toBe(200);
    await eventually('contact has heard that it was undone', async () =>
      (await same.othersOf([coded])).length === 0,
    );
    expect((await open('合并示例集团公司', code)).status).toBe(200);
  });

  it('are claimed under every id of a chain by whoever comes first', async () => {
    const [one, two, three] = [
      await organisation({ name: '链示例甲公司' }),
      await organisation({ name: '链示例乙公司' }),
      await organisation({ name: '链示例丙公司' }),
    ];
    await merge(one, 'merge-entries', { into: two });
    await merge(two, 'merge-entries', { into: three });
    await eventually('contact has heard of both', async () =>
      (await same.othersOf([one])).includes(three),
    );
    const replies = await Promise.all([
      open('链示例甲公司'),
      open('链示例乙公司'),
      open('链示例丙公司'),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});
