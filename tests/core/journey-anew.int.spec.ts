import { describe, expect, it } from '@jest/globals';
import { attractionWorkflowId, streamWorkflowId, taskQueueName } from '#platform/config/names';
import { eventually } from '#testing/caller';
import { runServices } from '#testing/running-service';
import { ContactModule } from '../../apps/contact/src/contact.module.js';
import { EvaluationModule } from '../../apps/evaluation/src/evaluation.module.js';
import { JourneyWorkerModule } from './journey-worker.module.js';
import { intent, officer, openCase, touch } from './leads.js';

const secretary = {
  kind: 'person',
  personId: 'p-committee-chen',
  unitId: 'expert-committee',
  roles: ['committee-secretary'],
} as const;

describe('a journey started anew', () => {
  it('passes the stages that have ended and goes on with the one that is open', async () => {
    const services = await runServices({
      modules: [ContactModule, EvaluationModule, JourneyWorkerModule],
    });
    try {
      const { connections, config } = services.house;
      const li = await services.as(officer);
      const chen = await services.as(secretary);
      const caseId = await openCase(li);
      await li.post(`/api/contact/cases/${caseId}/log-touch`, touch);
      await li.post(`/api/contact/cases/${caseId}/describe-intent`, intent);
      await li.post(`/api/contact/cases/${caseId}/qualify`, {});
      const path = `/api/evaluation/cases/${caseId}`;
      await eventually('the evaluation is open', async () => (await chen.get(path)).status === 200);
      const { workflow } = connections.temporal;
      const child = streamWorkflowId(config.space, `evaluation-${caseId}`);
      const before = await workflow.getHandle(child).describe();

      await workflow.start('attraction', {
        taskQueue: taskQueueName(config.space, 'journey'),
        workflowId: attractionWorkflowId(config.space, caseId),
        workflowIdConflictPolicy: 'TERMINATE_EXISTING',
        args: [{ caseId, space: config.space }],
      });

      const after = await eventually('the evaluation runs under the new journey', async () => {
        const now = await workflow.getHandle(child).describe();
        return now.runId !== before.runId && now.status.name === 'RUNNING' && now;
      });
      expect(after.workflowId).toBe(before.workflowId);
      const view = await chen.get<{ version: number; phase: string }>(path);
      expect(view.body).toMatchObject({ version: 1, phase: 'awaiting-panel' });
    } finally {
      await services.stop();
    }
  });
});
