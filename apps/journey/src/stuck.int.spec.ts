import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Redriven, StuckView } from '#contracts/journey/stuck';
import { contactEvents, published } from '#domain/journey/examples';
import type { PersonActor } from '#domain/shared/actor';
import { topicName } from '#platform/config/names';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { CaseReader } from './case-reader.js';
import { JourneyModule } from './journey.module.js';
import { READ_MODEL, type ReadModel } from './read-model.js';

const administrator: PersonActor = {
  kind: 'person',
  personId: 'p-admin',
  unitId: 'big-data-centre',
  roles: ['administrator'],
};

describe('what the journey set aside', () => {
  let services: RunningServices;
  let admin: Caller;

  beforeAll(async () => {
    services = await runServices({ modules: [JourneyModule] });
    admin = await services.as(administrator);
  });
  afterAll(async () => {
    await services.stop();
  });

  it('is nothing at first', async () => {
    const { body } = await admin.get<StuckView>('/api/journey/stuck');

    expect(body).toEqual({ waitingCount: 0, waiting: [], lettersKnown: true, letterCount: 0, letters: [] });
  });

  it('is an event that waits for the one before it, named without what it says', async () => {
    const [, touched] = published('contact', [contactEvents['case-opened'], contactEvents['touch-logged']]);
    if (!touched) throw new Error('the examples have two events');
    const event = { ...touched, id: `1:${touched.stream}:2`, service: 'contact' } as PublishedEvent;
    await new CaseReader(services.app.get<ReadModel>(READ_MODEL)).apply(event);

    const { body } = await admin.get<StuckView>('/api/journey/stuck');

    expect(body.waiting).toMatchObject([
      { eventId: event.id, caseId: touched.caseId, stream: touched.stream, version: 2, reason: 'gap' },
    ]);
    expect(JSON.stringify(body)).not.toContain('touch-logged');
  });

  it('is a message no reader understands, until it is sent again; then it comes back', async () => {
    const { config, connections } = services.house;
    const producer = connections.kafka.producer();
    await producer.connect();
    const topic = topicName(config.space, 'contact');
    await eventually('the journey reads', async () => {
      await producer.send({ topic, messages: [{ key: 'stray', value: 'no event of Duet' }] });
      return (await admin.get<StuckView>('/api/journey/stuck')).body.letterCount > 0;
    });
    await producer.disconnect();

    const before = await admin.get<StuckView>('/api/journey/stuck');
    expect(before.body.letters[0]).toMatchObject({ place: expect.stringContaining(topic) });
    const sent = await admin.post<Redriven>('/api/journey/stuck/redrive', {});

    expect(sent.body.sent).toBeGreaterThanOrEqual(before.body.letterCount);
    await eventually('what cannot be read comes back', async () => {
      const { body } = await admin.get<StuckView>('/api/journey/stuck');
      return body.letterCount >= before.body.letterCount;
    });
  });

  it('is shown to administrators alone', async () => {
    const leader = await services.as({ ...administrator, personId: 'p-leader', roles: ['leader'] });

    expect(await leader.get('/api/journey/stuck')).toMatchObject({ status: 403 });
    expect(await leader.post('/api/journey/stuck/redrive', {})).toMatchObject({ status: 403 });
  });
});
