import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NameSlip } from '#contracts/papers/views';
import type { EntryAnswer, PersonRegistered, TracePage } from '#contracts/register/views';
import type { Problem } from '#contracts/shared/problem';
import type { PersonActor, Role } from '#domain/shared/actor';
import { serviceKeys } from '#platform/keys/keys';
import { namesOnSlip } from '#platform/papers/name-slip';
import type { Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { RegisterModule } from './register.module.js';

const person = (personId: string, role: Role, unitId = 'u-1'): PersonActor => ({
  kind: 'person',
  personId,
  unitId,
  roles: [role],
});

describe('name slips of the register', () => {
  let services: RunningServices;
  const as: Record<'centre' | 'head' | 'expert' | 'far', Caller> = {} as never;
  beforeAll(async () => {
    services = await runServices({ modules: [RegisterModule] });
    as.centre = await services.as(person('p-centre', 'centre-officer'));
    as.head = await services.as(person('p-head', 'centre-head'));
    as.expert = await services.as(person('p-expert', 'expert', 'u-2'));
    as.far = await services.as(person('p-far', 'centre-officer', 'u-far'));
  });
  afterAll(async () => {
    await services.stop();
  });

  const entered = async (name: string) =>
    (await as.centre.post<PersonRegistered>('/api/register/people', { name })).body.personId;
  const ask = (by: Caller, personIds: readonly string[], more: object = {}, key?: string) =>
    by.post<NameSlip & Problem>('/api/register/name-slips', { service: 'negotiation', personIds, ...more }, key);
  const namesFor = async (slip: string, askerId: string) => {
    const { masterKey } = services.house;
    const keys = serviceKeys(masterKey, 'negotiation');
    const names = await namesOnSlip(slip, { askerId, service: 'negotiation' }, keys, masterKey);
    return Object.fromEntries(names ?? []);
  };
  const looksAt = async (id: string) =>
    (await as.head.get<TracePage>(`/api/register/entries/${id}/trace`)).body.looks;

  it('tell everybody masked names, and leave no trace of that', async () => {
    const id = await entered('欧阳示例');
    const { status, body } = await ask(as.expert, [id, 'rp-nobody']);

    expect(status).toBe(200);
    expect(await namesFor(body.slip, 'p-expert')).toEqual({ [id]: '欧***' });
    expect(await looksAt(id)).toEqual([]);
  });

  it('tell names in full for a purpose, once a key, to whoever may see them, and that is recorded', async () => {
    const id = await entered('司马示例');
    const purpose = { purpose: 'sign-terms' };
    const { status, body } = await ask(as.centre, [id], purpose, 'slip-in-full-1');

    expect(status).toBe(200);
    expect(await namesFor(body.slip, 'p-centre')).toEqual({ [id]: '司马示例' });
    expect(await looksAt(id)).toMatchObject([{ by: 'p-centre', field: 'name', purpose: 'sign-terms' }]);
    expect((await ask(as.centre, [id], purpose, 'slip-in-full-1')).body.code).toBe('shown-already');
    expect((await ask(as.far, [id], purpose)).body.code).toBe('not-your-entry');
    expect((await ask(as.expert, [id], purpose)).body.code).toBe('purpose-not-yours');
    expect(await looksAt(id)).toHaveLength(1);
  });

  it('tell of whom was erased that they were', async () => {
    const id = await entered('诸葛示例');
    const erased = await as.head.post<EntryAnswer>(`/api/register/entries/${id}/erase-person`, {
      reason: 'own-request',
    });
    expect(erased.status).toBe(200);
    const { body } = await ask(as.centre, [id], { purpose: 'sign-terms' });

    expect(Object.values(await namesFor(body.slip, 'p-centre')).join('')).not.toContain('诸葛');
  });
});
