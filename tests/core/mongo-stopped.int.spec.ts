import { describe, expect, it } from '@jest/globals';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpEngines } from '#engines/bring-up';
import { eventually } from '#testing/caller';
import { runServices } from '#testing/running-service';
import { ContactModule } from '../../apps/contact/src/contact.module.js';
import { officer, openCase, touch } from './leads.js';

describe('while the record cannot be reached', () => {
  it('says so in time, and the same key is taken when it is back', async () => {
    // A MongoDB of its own: other specs need theirs.
    const engines = await bringUpEngines({
      dataDir: await mkdtemp(join(tmpdir(), 'duet-own-mongo-')),
      throwAway: true,
      given: {
        kafka: process.env['DUET_TEST_KAFKA_BROKERS'] ?? '',
        temporal: process.env['DUET_TEST_TEMPORAL_ADDRESS'] ?? '',
      },
    });
    const services = await runServices({
      modules: [ContactModule],
      environment: { MONGO_URL: engines.mongoUrl, DUET_MONGO_TIMEOUT_MS: '2000' },
    });
    try {
      const li = await services.as(officer);
      const caseId = await openCase(li);
      const path = `/api/contact/cases/${caseId}/log-touch`;
      const before = await li.post(path, touch, 'touch-before');
      expect(before.status).toBe(200);

      const pid = engines.pids().mongo;
      if (pid === undefined) throw new Error('MongoDB was started here');
      process.kill(pid, 'SIGKILL');
      const refused = await li.post(path, touch, 'touch-while-away');
      expect(refused).toMatchObject({ status: 503, body: { code: 'record-unavailable' } });
      expect(refused.headers.get('retry-after')).toBe('2');
      expect(refused.headers.get('content-type')).toContain('application/problem+json');

      await engines.restart('mongo');
      const again = await eventually('the same key is taken', async () => {
        const reply = await li.post(path, touch, 'touch-while-away');
        return reply.status === 200 && reply;
      });
      expect(again.body).toMatchObject({ version: 3 });
      expect((await li.post(path, touch, 'touch-before')).body).toEqual(before.body);
    } finally {
      await services.stop();
      await engines.stop();
    }
  });
});
