import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { carryOneCase } from './thread.js';

describe('the thread', () => {
  let services: RunningServices;

  beforeAll(async () => {
    services = await runServices({ modules: serviceModules });
  });
  afterAll(async () => {
    await services.stop();
  });

  it('carries one case from a row of a lead sheet to its last payment', async () => {
    const people = loadDemoPeople(services.house.config.packDir)?.people ?? [];
    const told: string[] = [];
    const ending = await carryOneCase({
      as: (account) => {
        const person = people.find((one) => one.account === account);
        if (!person) throw new Error(`nobody signs in as ${account}`);
        const { personId, unitId, roles } = person;
        return services.as({ kind: 'person', personId, unitId, roles });
      },
      say: (line) => told.push(line),
    });
    expect(ending.paid).toBe('120000000');
    expect(told.join('\n')).toContain('the case is closed');
  });
});
