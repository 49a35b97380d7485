import { describe, expect, it } from '@jest/globals';
import type { Producer, ProducerRecord } from 'kafkajs';
import { fromCloudEvent } from '../relay/event-envelope.js';
import { kafkaOutlet } from '../relay/kafka-outlet.js';
import type { EventDocument } from '../store/documents.js';
import { cloudEventIn, parse } from './event-consumer.js';

const recorded: EventDocument = {
  _id: 'contact-c1:2',
  stream: 'contact-c1',
  kind: 'contact',
  caseId: 'c1',
  version: 2,
  epoch: 1,
  at: '2026-03-01T01:02:03.000Z',
  by: { kind: 'person', personId: 'p-li', unitId: 'centre', roles: ['centre-officer'] },
  event: { type: 'touch-logged' },
  previous: '',
  digest: '',
};

/** What the relay sends of an event, as Kafka hands it on. */
async function sent(document: EventDocument) {
  const sends: ProducerRecord[] = [];
  const producer = {
    send: (record: ProducerRecord) => {
      sends.push(record);
      return Promise.resolve([]);
    },
  } as unknown as Producer;
  await kafkaOutlet(producer, 'contact', 'contact.events').deliver([document]);
  const { headers = {}, value } = sends[0]?.messages[0] ?? { value: null };
  return {
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, word]) => [name, Buffer.from(String(word))]),
    ),
    value: Buffer.from(String(value)),
  };
}

describe('a message of the relay', () => {
  it('is read as the library of CloudEvents reads it', async () => {
    const message = await sent(recorded);
    expect(parse(message)).toEqual(fromCloudEvent(cloudEventIn(message)));
    expect(parse(message)).toMatchObject({ id: '1:contact-c1:2', version: 2, event: recorded.event });
  });

  it('is none of ours without what every event of ours has', async () => {
    const message = await sent(recorded);
    for (const lost of ['ce_id', 'ce_subject', 'ce_caseid', 'ce_by']) {
      const { [lost]: _, ...headers } = message.headers;
      expect(() => parse({ ...message, headers })).toThrow();
    }
    expect(() => parse({ ...message, value: Buffer.from('no JSON') })).toThrow();
    expect(() => parse({ headers: {}, value: message.value })).toThrow();
  });

  it('may as well come in structured mode', async () => {
    const message = await sent(recorded);
    const structured = {
      headers: { 'content-type': Buffer.from('application/cloudevents+json') },
      value: Buffer.from(JSON.stringify(cloudEventIn(message))),
    };
    expect(parse(structured)).toEqual(parse(message));
  });
});
