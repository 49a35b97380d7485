import { describe, expect, it } from '@jest/globals';
import type { PersonActor, Role } from '#domain/shared/actor';
import { eventually } from '#testing/caller';
import { runServices } from '#testing/running-service';
import { ContactModule } from '../../apps/contact/src/contact.module.js';
import { EvaluationModule } from '../../apps/evaluation/src/evaluation.module.js';
import { JourneyWorkerModule } from './journey-worker.module.js';

function someone(personId: string, unitId: string, ...roles: Role[]): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}

const officer = someone('p-li', 'investment-promotion-centre', 'centre-officer');
const secretary = someone('p-chen', 'expert-committee', 'committee-secretary');

describe('a case on its way', () => {
  it('is evaluated as soon as it is qualified', async () => {
    const services = await runServices({
      modules: [ContactModule, EvaluationModule, JourneyWorkerModule],
    });
    try {
      const li = await services.as(officer);
      const opened = await li.post<{ caseId: string }>('/api/contact/cases', {
        title: '示例：储能项目',
        subjects: [{ kind: 'organisation', name: '示例储能有限公司' }],
        district: 'dongsheng',
        segment: 'new-energy',
        source: { kind: 'own-search' },
        contactPersonId: 'p-contact',
      });
      expect(opened).toMatchObject({ status: 200, body: { version: 1 } });
      const { caseId } = opened.body;
      const touched = await li.post(`/api/contact/cases/${caseId}/log-touch`, {
        on: '2026-01-05',
        kind: 'call',
        summary: '示例：首次通话',
      });
      expect(touched).toMatchObject({ status: 200 });
      const described = await li.post(`/api/contact/cases/${caseId}/describe-intent`, {
        intent: '示例：拟建储能基地',
      });
      expect(described).toMatchObject({ status: 200 });
      expect(await li.post(`/api/contact/cases/${caseId}/qualify`, {})).toMatchObject({ status: 200 });
      const chen = await services.as(secretary);
      const seen = await eventually('the evaluation is open', async () => {
        const view = await chen.get(`/api/evaluation/cases/${caseId}`);
        return view.status === 200 && view;
      });
      expect(seen.body).toMatchObject({ phase: 'awaiting-panel' });
    } finally {
      await services.stop();
    }
  });
});
