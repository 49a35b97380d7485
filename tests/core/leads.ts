import type { PersonActor } from '#domain/shared/actor';
import type { Caller } from '#testing/caller';

export const officer: PersonActor = {
  kind: 'person',
  personId: 'p-centre-li',
  unitId: 'investment-promotion-centre',
  roles: ['centre-officer'],
};

export const touch = {
  on: '2026-01-05',
  kind: 'call',
  summary: '示例：首次通话',
};

export const intent = { intent: '示例：拟建储能基地' };

let opened = 0;

/** Opens a case about an organisation nobody else's test attracts. */
export async function openCase(caller: Caller): Promise<string> {
  opened += 1;
  const { status, body } = await caller.post<{ caseId: string }>('/api/contact/cases', {
    title: '示例：储能项目',
    subjects: [{ kind: 'organisation', name: `示例企业 ${String(process.pid)} ${String(opened)}` }],
    district: 'dongsheng',
    segment: 'new-energy',
    source: { kind: 'own-search' },
    contactPersonId: 'p-contact',
  });
  if (status !== 200) throw new Error(`open-case: ${String(status)} ${JSON.stringify(body)}`);
  return body.caseId;
}
