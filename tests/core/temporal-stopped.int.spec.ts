import { describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpEngines } from '#engines/bring-up';
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

describe('while Temporal is stopped', () => {
  it('people go on working, and the journey catches up when it is back', async () => {
    // A Temporal of its own: other specs need theirs.
    const engines = await bringUpEngines({
      dataDir: await mkdtemp(join(tmpdir(), 'duet-own-temporal-')),
      throwAway: true,
      given: {
        mongo: process.env['DUET_TEST_MONGO_URL'] ?? '',
        kafka: process.env['DUET_TEST_KAFKA_BROKERS'] ?? '',
      },
    });
    const services = await runServices({
      modules: [ContactModule, EvaluationModule, JourneyWorkerModule],
      environment: { TEMPORAL_ADDRESS: engines.temporalAddress },
    });
    try {
      const li = await services.as(officer);
      const chen = await services.as(secretary);
      const early = await openCase(li);
      await eventually('nothing waits for Temporal', async () => {
        const { body } = await li.get<{ waitingFor: string[] }>('/health/ready');
        return body.waitingFor.length === 0;
      });

      const pid = engines.pids().temporal;
      if (pid === undefined) throw new Error('Temporal was started here');
      process.kill(pid, 'SIGKILL');
      await eventually('Temporal is gone', () => Promise.resolve(!isAlive(pid)));

      const late = await openCase(li);
      for (const caseId of [early, late]) {
        const cases = `/api/contact/cases/${caseId}`;
        expect(await li.post(`${cases}/log-touch`, touch)).toMatchObject({ status: 200 });
        expect(await li.post(`${cases}/describe-intent`, intent)).toMatchObject({ status: 200 });
        expect(await li.post(`${cases}/qualify`, {})).toMatchObject({ status: 200 });
        expect(await chen.get(`/api/evaluation/cases/${caseId}`)).toMatchObject({ status: 404 });
      }

      await engines.restart('temporal');
      for (const caseId of [early, late]) {
        await eventually(`the evaluation of ${caseId} is open`, async () => {
          const view = await chen.get(`/api/evaluation/cases/${caseId}`);
          return view.status === 200;
        });
      }
    } finally {
      await services.stop();
      await engines.stop();
    }
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
