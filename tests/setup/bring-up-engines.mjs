import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpEngines } from '../../dist/engines/src/bring-up.js';
import { timeSkippingServer } from '../../dist/engines/src/time-skipping.js';

/**
 * Brings up engines for this test run alone: free ports, a throw-away folder. Engines given to the
 * product (MONGO_URL …) are left alone, because specs write what they like; only DUET_TEST_…
 * addresses are used as given.
 */
export default async function bringUpTestEngines() {
  const names = {
    mongo: 'DUET_TEST_MONGO_URL',
    kafka: 'DUET_TEST_KAFKA_BROKERS',
    temporal: 'DUET_TEST_TEMPORAL_ADDRESS',
  };
  const given = {};
  for (const [engine, name] of Object.entries(names)) {
    if (process.env[name]) given[engine] = process.env[name];
  }
  const log = (line) => {
    process.stdout.write(`${line}\n`);
  };
  const dataDir = await mkdtemp(join(tmpdir(), 'duet-test-engines-'));
  const [engines, timeSkipping] = await Promise.all([
    bringUpEngines({ dataDir, given, throwAway: true, log }),
    timeSkippingServer(log),
  ]);
  // Jest's workers inherit the environment.
  process.env[names.mongo] = engines.mongoUrl;
  process.env[names.kafka] = engines.kafkaBrokers;
  process.env[names.temporal] = engines.temporalAddress;
  process.env.DUET_TEST_TIME_SKIPPING_SERVER = timeSkipping;
  globalThis.duetTestEngines = engines;
}
