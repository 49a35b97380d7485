import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Conclusion } from '#domain/evaluation/evaluation';
import type { PersonActor, Role } from '#domain/shared/actor';
import { databaseName } from '#platform/config/names';
import { recordCollections } from '#platform/store/collections';
import { eventually, type Caller } from '#testing/caller';
import { anyEntry } from '#testing/expert-entry';
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
/** Three experts nobody else's case has had. */
function newPanel(): string[] {
  panels += 1;
  return [1, 2, 3].map((seat) => `p-e${String(panels)}-${String(seat)}`);
}
let panels = 0;

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
  conclusion: Conclusion = 'supported',
): Promise<void> {
  const chen = await services.as(secretary);
  const at = (command: string) => `/api/evaluation/cases/${caseId}/${command}`;
  for (const expertId of experts) {
    const enter = `/api/evaluation/experts/${expertId}/enter`;
    await done(chen.post(enter, anyEntry));
  }
  await done(chen.post(at('convene-panel'), { experts }));
  const isGood = conclusion !== 'not-supported';
  const { criteria } = services.house.pack.rubric.value;
  const scores = Object.fromEntries(criteria.map(({ criterionId }) => [criterionId, isGood ? 8 : 1]));
  for (const personId of experts) {
    const expert = await services.as(someone(personId, 'expert-committee', 'expert'));
    await done(expert.post(at('declare-conflict'), { conflict: 'none' }));
    const recommendation = isGood ? 'support' : 'do-not-support';
    const opinion = { scores, comment: '示例意见', recommendation };
    await done(expert.post(at('give-opinion'), opinion));
  }
  await done(chen.post(at('conclude'), { conclusion, findings: ['示例发现'] }));
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
      await evaluated(services, caseId, newPanel());
      await phaseIs(li, 'negotiation', caseId, 'drafting');
      const before = (await li.get(`/api/negotiation/cases/${caseId}`)).body;

      const zhao = await services.as(centreHead);
      const reopen = `/api/evaluation/cases/${caseId}/reopen`;
      await done(zhao.post(reopen, { reason: '示例：出现新的技术资料' }));
      await phaseIs(li, 'evaluation', caseId, 'awaiting-panel');
      await evaluated(services, caseId, newPanel());
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

/** Another unit's lead about the organisation this case attracts. */
async function sameSubject(li: Caller, caseId: string, wu: Caller) {
  const { body } = await li.get<{ subjects: { name: string }[] }>(`/api/contact/cases/${caseId}`);
  const name = body.subjects[0]?.name;
  return wu.post<{ caseId: string; code: string }>('/api/contact/cases', {
    title: '示例：同一企业',
    subjects: [{ kind: 'organisation', name }],
    district: 'dongsheng',
    source: { kind: 'own-search' },
  });
}

describe('a case that was not supported', () => {
  const reason = '示例：出现新的技术资料';
  let services: RunningServices;
  let li: Caller;
  let zhao: Caller;
  let wu: Caller;

  beforeAll(async () => {
    services = await runServices({
      modules: [ContactModule, EvaluationModule, NegotiationModule, JourneyWorkerModule],
    });
    li = await services.as(officer);
    zhao = await services.as(centreHead);
    wu = await services.as(someone('p-wu', 'commerce-bureau', 'centre-officer'));
  });

  afterAll(() => services.stop());

  async function unsupportedCase(): Promise<string> {
    const caseId = await qualifiedCase(li);
    await phaseIs(li, 'evaluation', caseId, 'awaiting-panel');
    await evaluated(services, caseId, newPanel(), 'not-supported');
    await phaseIs(li, 'contact', caseId, 'closed');
    return caseId;
  }

  it('holds its subjects again before the second panel, and is negotiated on what that one says', async () => {
    const caseId = await unsupportedCase();
    await done(zhao.post(`/api/evaluation/cases/${caseId}/reopen`, { reason }));
    await phaseIs(li, 'evaluation', caseId, 'awaiting-panel');
    expect((await li.get(`/api/contact/cases/${caseId}`)).body).toMatchObject({ phase: 'qualified' });
    expect(await sameSubject(li, caseId, wu)).toMatchObject({
      status: 409,
      body: { code: 'already-being-attracted' },
    });
    await evaluated(services, caseId, newPanel());
    await phaseIs(li, 'negotiation', caseId, 'drafting');
  });

  it('is closed a second time, and lets go again, where the second panel agrees', async () => {
    const caseId = await unsupportedCase();
    await done(zhao.post(`/api/evaluation/cases/${caseId}/reopen`, { reason }));
    await phaseIs(li, 'evaluation', caseId, 'awaiting-panel');
    await evaluated(services, caseId, newPanel(), 'not-supported');
    await phaseIs(li, 'contact', caseId, 'closed');
    expect(await sameSubject(li, caseId, wu)).toMatchObject({ status: 200 });
  });

  it('stays closed, and its conclusion stands, where another case took a subject meanwhile', async () => {
    const caseId = await unsupportedCase();
    expect(await sameSubject(li, caseId, wu)).toMatchObject({ status: 200 });
    const before = (await li.get(`/api/contact/cases/${caseId}`)).body;
    await done(zhao.post(`/api/evaluation/cases/${caseId}/reopen`, { reason }));
    await phaseIs(li, 'evaluation', caseId, 'concluded');
    expect((await li.get(`/api/contact/cases/${caseId}`)).body).toEqual(before);
    const stream = `evaluation-${caseId}`;
    const { connections, config } = services.house;
    const { events } = recordCollections(
      connections.mongo.db(databaseName(config.space, 'evaluation')),
    );
    const last = await events.findOne({ stream }, { sort: { version: -1 } });
    expect(last?.event).toEqual({
      type: 'reopening-refused',
      code: 'already-being-attracted',
      heldBy: { unitId: 'commerce-bureau', unitName: { zh: expect.any(String), en: expect.any(String) } },
    });
  });
});
