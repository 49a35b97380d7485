import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { databaseName, topicName } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { ContactModule } from '../../apps/contact/src/contact.module.js';
import { JourneyModule } from '../../apps/journey/src/journey.module.js';
import { officer, openCase, touch } from '../core/leads.js';
import { testEngines } from '../processes/process-house.js';
import { cli } from './own-engines.js';

interface Parked {
  readonly _id: string;
  readonly reason: string;
}

describe('a message the reader cannot take in', () => {
  let services: RunningServices;
  let li: Caller;
  let cases: Collection<{ _id: string }>;
  let timeline: Collection<{ caseId: string }>;
  let parked: Collection<Parked>;

  const commandLine = (...words: string[]) => {
    const { config, masterKey } = services.house;
    return cli(testEngines(), { space: config.space, masterKey }, ...words);
  };
  const logTouch = (caseId: string) => li.post(`/api/contact/cases/${caseId}/log-touch`, touch);
  const told = (caseId: string, count: number) =>
    eventually(`${caseId} is told to ${String(count)}`, async () => {
      return (await timeline.countDocuments({ caseId })) === count;
    });

  beforeAll(async () => {
    services = await runServices({ modules: [ContactModule, JourneyModule] });
    li = await services.as(officer);
    const { patientMongo } = services.house.connections;
    const db = patientMongo.db(databaseName(services.house.config.space, 'journey'));
    cases = db.collection('cases');
    timeline = db.collection('timeline');
    parked = db.collection('parked');
  });
  afterAll(async () => {
    await services.stop();
  });

  it('is a dead letter with its reason, and no other case waits for it', async () => {
    const producer = services.house.connections.kafka.producer();
    await producer.connect();
    const other = await openCase(li);
    await told(other, 1);
    const topic = topicName(services.house.config.space, 'contact');
    // The other case's key, so that both lie in one partition, one behind the other.
    await producer.send({ topic, messages: [{ key: other, value: 'no event at all' }] });
    await logTouch(other);
    await told(other, 2);
    await producer.disconnect();

    const { code, said } = await commandLine('dead-letters', 'list');
    expect(code).toBe(0);
    expect(said).toContain('1 dead letters that were not redriven');
    expect(said).toMatch(/contact\.events\/\d+@1 .* no event: .*\(1 tries\)/);
    expect(said).toContain('1 events wait in the journey');
  });

  it('comes after five tries where trying may help, and is taken in when it is redriven', async () => {
    await commandLine('dead-letters', 'redrive');
    const ill = await openCase(li);
    await told(ill, 1);
    // The reader's store refuses this one case, as a fault of ours would.
    const refuse = (validator: object) => cases.db.command({ collMod: cases.collectionName, validator });
    await refuse({ _id: { $ne: ill } });
    await logTouch(ill);
    await logTouch(ill);
    await eventually('both wait', async () => (await parked.countDocuments({ caseId: ill })) === 2);
    const well = await openCase(li);
    await told(well, 1);
    const listed = await eventually('its letter lies there', async () => {
      const { said } = await commandLine('dead-letters', 'list');
      return said.includes(ill) && said.includes('(5 tries)') && said;
    });
    expect(listed).toMatch(/MongoClientBulkWriteError: .*Document failed validation/);
    expect(listed).toMatch(new RegExp(`1:contact-${ill}:3 since .*: gap`));

    await refuse({});
    const { code, said } = await commandLine('dead-letters', 'redrive');
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/^\d+ dead letters were sent again/) });
    await told(ill, 3);
    await eventually('nothing of it waits', async () => (await parked.countDocuments({ caseId: ill })) === 0);
    // What was no event at all is none now, either: it is a dead letter again, and not lost.
    const after = await commandLine('dead-letters', 'list');
    expect(after.said).not.toContain(ill);
  });
});
