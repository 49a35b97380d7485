import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Disclosed, PersonRegistered, PersonView, RegisterFound } from '#contracts/register/views';
import type { PersonActor } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import { masterRing, writtenDigestRoot } from '#platform/keys/master-ring';
import { writtenBundle } from '#platform/keys/key-bundle';
import { serviceKeys } from '#platform/keys/keys';
import { eventually, type Caller } from '#testing/caller';
import { freshSpace, runServices, type RunningServices } from '#testing/running-service';
import { RegisterModule } from './register.module.js';

const space = freshSpace();
const officer: PersonActor = {
  kind: 'person',
  personId: 'p-centre',
  unitId: 'u-1',
  roles: ['centre-officer'],
};
const first = randomBytes(32).toString('base64');
const second = randomBytes(32).toString('base64');
const root = writtenDigestRoot(masterRing(first));

describe('the register while the master key rotates', () => {
  const running: RunningServices[] = [];
  const run = async (masterKey: string) => {
    const services = await runServices({ modules: [RegisterModule], space, masterKey });
    running.push(services);
    return { services, centre: await services.as(officer) };
  };
  const db = () =>
    running[0]!.house.connections.mongo.db(databaseName(space, 'register'));

  afterAll(async () => {
    await db().dropDatabase();
    for (const services of running) await services.stop();
  });

  const enter = async (by: Caller, name: string, phone: string) =>
    (await by.post<PersonRegistered>('/api/register/people', { name, phone })).body;
  const reads = async (by: Caller, id: string, phone: string) => {
    const shown = await by.get<PersonView>(`/api/register/people/${id}`);
    const found = await by.get<RegisterFound>(`/api/register/search?q=${phone}`);
    const look = await by.post<Disclosed>(`/api/register/entries/${id}/unmask`, {
      field: 'phone',
      purpose: 'reach-the-person',
      note: '轮换示例',
    });
    expect([shown.status, found.body.found.length, look.body.value]).toEqual([200, 1, phone]);
  };

  it('answers at every step, in old and new processes at once, and ends without the old key', async () => {
    const alone = await run(first);
    const { personId: early } = await enter(alone.centre, '轮换甲（示例）', '13900010001');
    const known = await run(`${first},${second},${root}`);
    const turned = await run(`${second},${first},${root}`);
    const { personId: late } = await enter(turned.centre, '轮换乙（示例）', '13900010002');
    for (const { centre } of [known, turned]) {
      await reads(centre, early, '13900010001');
      await reads(centre, late, '13900010002');
    }
    const again = await enter(turned.centre, '轮换甲（示例）', '13900010001');
    expect(again).toMatchObject({ personId: early, alreadyRegistered: true });
    const { newest } = serviceKeys(`${second},${root}`, 'register');
    await eventually('everything is wrapped anew', async () => {
      const left = { $exists: true, $not: new RegExp(`^${newest}`) };
      const keys = await db().collection('data-keys').countDocuments({ wrapped: left });
      return keys === 0;
    });
    const done = await run(`${second},${root}`);
    await reads(done.centre, early, '13900010001');
    await reads(done.centre, late, '13900010002');
  });

  it('runs with its own bundle as with the master key', async () => {
    const own = await run(writtenBundle(masterRing(`${second},${root}`), 'register'));
    const { personId } = await enter(own.centre, '自钥（示例）', '13900010003');
    await reads(own.centre, personId, '13900010003');
  });

  it('tells nothing to a process with another key, and breaks nothing', async () => {
    const other = await run(randomBytes(32).toString('base64'));
    const people = await db().collection('people').find().toArray();
    const reply = await other.centre.get(`/api/register/people/${String(people[0]!._id)}`);
    expect(reply.status).toBe(500);
    expect(JSON.stringify(reply.body)).not.toMatch(/轮换|13900/);
  });
});
