import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { databaseName } from '#platform/config/names';
import { eventually } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from '../../apps/contact/src/contact.module.js';
import { officer, openCase, touch } from '../core/leads.js';
import { testEngines } from '../processes/process-house.js';
import { ownEngines, type OwnEngines } from './own-engines.js';

jest.setTimeout(600_000);

describe('a transaction that a killed process left open', () => {
  let engines: OwnEngines;
  let services: RunningServices;

  beforeAll(async () => {
    const { kafkaBrokers: kafka, temporalAddress: temporal } = testEngines();
    engines = await ownEngines({ kafka, temporal });
    services = await runServices({
      modules: [ContactModule],
      environment: { MONGO_URL: engines.mongoUrl, DUET_MONGO_TIMEOUT_MS: '2000' },
    });
  });
  afterAll(async () => {
    await services.stop();
    await engines.stop();
  });

  it('holds up the commands on its stream for seconds, not for a minute', async () => {
    const li = await services.as(officer);
    const caseId = await openCase(li);
    const killed = await new MongoClient(engines.mongoUrl).connect();
    const session = killed.startSession();
    session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
    await killed
      .db(databaseName(services.house.config.space, 'contact'))
      .collection<{ _id: string }>('snapshots')
      .updateOne({ _id: `contact-${caseId}` }, { $set: { left: 'open' } }, { session });

    const startedAt = Date.now();
    await eventually('the command is taken', async () => {
      const reply = await li.post(`/api/contact/cases/${caseId}/log-touch`, touch, 'while-it-is-held');
      expect([200, 503]).toContain(reply.status);
      return reply.status === 200;
    });
    expect(Date.now() - startedAt).toBeGreaterThan(500);
    expect(Date.now() - startedAt).toBeLessThan(30_000);
    await killed.close().catch(() => undefined);
  });
});
