import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { PersonActor } from '#domain/shared/actor';
import { attractionWorkflowId, databaseName, streamWorkflowId } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { intent, officer, openCase, touch } from '../core/leads.js';
import { testEngines } from '../processes/process-house.js';
import { cli, ownEngines, type OwnEngines } from './own-engines.js';

jest.setTimeout(600_000);

const secretary: PersonActor = {
  kind: 'person',
  personId: 'p-committee-chen',
  unitId: 'expert-committee',
  roles: ['committee-secretary'],
};

describe('when Temporal’s data are thrown away while cases are open', () => {
  let engines: OwnEngines;
  let services: RunningServices;
  let li: Caller;
  let chen: Caller;

  const running = async (workflowId: string) => {
    const { workflow } = services.house.connections.temporal;
    try {
      return (await workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  };
  const qualify = async (caseId: string) => {
    const path = `/api/contact/cases/${caseId}`;
    await li.post(`${path}/log-touch`, touch);
    await li.post(`${path}/describe-intent`, intent);
    expect(await li.post(`${path}/qualify`, {})).toMatchObject({ status: 200 });
  };
  const evaluationOpen = (caseId: string) =>
    eventually(`the evaluation of ${caseId} is open`, async () => {
      return (await chen.get(`/api/evaluation/cases/${caseId}`)).status === 200;
    });
  const eventsOf = (caseId: string) => {
    const { connections, config } = services.house;
    const databases = ['contact', 'evaluation'].map((name) => connections.patientMongo.db(databaseName(config.space, name)));
    return Promise.all(databases.map((db) => db.collection('events').find({ caseId }).sort({ _id: 1 }).toArray()));
  };

  beforeAll(async () => {
    const { mongoUrl: mongo, kafkaBrokers: kafka } = testEngines();
    engines = await ownEngines({ mongo, kafka });
    const environment = { TEMPORAL_ADDRESS: engines.temporalAddress };
    services = await runServices({ modules: serviceModules, environment });
    li = await services.as(officer);
    chen = await services.as(secretary);
  });
  afterAll(async () => {
    await services.stop();
    await engines.stop();
  });

  it('all open cases are started anew out of MongoDB alone, and closed ones left alone', async () => {
    const { space } = services.house.config;
    const [early, evaluated, dropped] = [await openCase(li), await openCase(li), await openCase(li)];
    await qualify(evaluated);
    await evaluationOpen(evaluated);
    expect(
      await li.post(`/api/contact/cases/${dropped}/drop`, { reason: 'no-interest' }),
    ).toMatchObject({ status: 200 });
    await eventually('the dropped case is closed', async () => {
      const [contact = []] = await eventsOf(dropped);
      return contact.some(({ event }) => (event as { type: string }).type === 'case-closed');
    });
    const before = await Promise.all([early, evaluated, dropped].map(eventsOf));

    const pid = engines.pids().temporal;
    if (pid === undefined) throw new Error('Temporal was started here');
    process.kill(pid, 'SIGKILL');
    const folder = join(engines.dataDir, 'temporal');
    await eventually('Temporal is gone', () => Promise.resolve(!isAlive(pid)));
    await rm(folder, { recursive: true, force: true });
    await engines.restart('temporal');
    await eventually('Temporal has forgotten', async () => !(await running(attractionWorkflowId(space, early))));

    const installation = { space, masterKey: services.house.masterKey };
    const mixed = { ...testEngines(), temporalAddress: engines.temporalAddress };
    const { code, said } = await cli(mixed, installation, 'recover');
    expect({ code, said }).toEqual({
      code: 0,
      said: '2 open cases and 0 imports or batches were started anew.\n',
    });
    expect(await running(attractionWorkflowId(space, dropped))).toBe(false);
    await eventually('the evaluation is watched again', () =>
      running(streamWorkflowId(space, `evaluation-${evaluated}`)),
    );
    expect(await Promise.all([early, evaluated, dropped].map(eventsOf))).toEqual(before);

    await qualify(early);
    await evaluationOpen(early);
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
