import { describe, expect, it } from '@jest/globals';
import type { PersonActor, Role } from '#domain/shared/actor';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from '../../apps/contact/src/contact.module.js';
import { EvaluationModule } from '../../apps/evaluation/src/evaluation.module.js';
import { NegotiationModule } from '../../apps/negotiation/src/negotiation.module.js';
import { JourneyWorkerModule } from './journey-worker.module.js';
import { intent, officer, openCase, touch } from './leads.js';

const centre = 'investment-promotion-centre';

function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

const centreHead = someone('p-zhao', centre, 'centre-head');
const secretary = someone('p-chen', 'expert-committee', 'committee-secretary');
const anyEntry = {
  unitId: 'expert-committee',
  fields: ['new-energy'],
  entryIds: [],
  employers: [{ name: '草原储能研究院（示例）' }],
};
const firstPanel = ['p-e1', 'p-e2', 'p-e3'];
const secondPanel = ['p-e4', 'p-e5', 'p-e6'];

async function done(reply: Promise<{ status: number; body: unknown }>): Promise<void> {
  expect(await reply).toMatchObject({ status: 200 });
}

async function qualifiedCase(li: Caller): Promise<string> {
  const caseId = await openCase(li);
  const at = (command: string) => `/api/contact/cases/${caseId}/${command}`;
  await done(li.post(at('log-touch'), touch));
  await done(li.post(at('describe-intent'), intent));
  await done(li.post(at('qualify'), {}));
  return caseId;
}

async function evaluated(
  services: RunningServices,
  caseId: string,
  experts: readonly string[],
): Promise<void> {
  const chen = await services.as(secretary);
  const at = (command: string) => `/api/evaluation/cases/${caseId}/${command}`;
  for (const expertId of experts) {
    const enter = `/api/evaluation/experts/${expertId}/enter`;
    await done(chen.post(enter, anyEntry));
  }
  await done(chen.post(at('convene-panel'), { experts }));
  const { criteria } = services.house.pack.rubric.value;
  const scores = Object.fromEntries(criteria.map(({ criterionId }) => [criterionId, 8]));
  for (const personId of experts) {
    const expert = await services.as(someone(personId, 'expert-committee', 'expert'));
    await done(expert.post(at('declare-conflict'), { conflict: 'none' }));
    const opinion = { scores, comment: '示例意见', recommendation: 'support' };
    await done(expert.post(at('give-opinion'), opinion));
  }
  await done(chen.post(at('conclude'), { conclusion: 'supported', findings: ['示例发现'] }));
}

async function phaseIs(caller: Caller, service: string, caseId: string, phase: string) {
  await eventually(`${service} is ${phase}`, async () => {
    const view = await caller.get(`/api/${service}/cases/${caseId}`);
    return view.status === 200 && view.body['phase'] === phase;
  });
}

describe('a concluded case', () => {
  it('is reconsidered by a second panel, and negotiated on what that one concludes', async () => {
    const services = await runServices({
      modules: [ContactModule, EvaluationModule, NegotiationModule, JourneyWorkerModule],
    });
    try {
      const li = await services.as(officer);
      const caseId = await qualifiedCase(li);
      await phaseIs(li, 'evaluation', caseId, 'awaiting-panel');
      await evaluated(services, caseId, firstPanel);
      await phaseIs(li, 'negotiation', caseId, 'drafting');
      const before = (await li.get(`/api/negotiation/cases/${caseId}`)).body;

      const zhao = await services.as(centreHead);
      const reopen = `/api/evaluation/cases/${caseId}/reopen`;
      await done(zhao.post(reopen, { reason: '示例：出现新的技术资料' }));
      await phaseIs(li, 'evaluation', caseId, 'awaiting-panel');
      await evaluated(services, caseId, secondPanel);
      await eventually('negotiation goes on with the second conclusion', async () => {
        const { body } = await li.get(`/api/negotiation/cases/${caseId}`);
        return body['phase'] === 'drafting' && Number(body['version']) > Number(before['version']) + 1;
      });
      expect(await zhao.post(reopen, { reason: '示例' })).toMatchObject({
        status: 409,
        body: { code: 'already-reopened' },
      });
    } finally {
      await services.stop();
    }
  });
});
