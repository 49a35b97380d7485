import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { databaseName } from '#platform/config/names';
import { eventually, type Caller } from '#testing/caller';
import { officer, openCase, touch } from '../core/leads.js';
import { ProcessHouse, testEngines, type ServiceCopy } from './process-house.js';

jest.setTimeout(600_000);

const clients = 16;

/** What a client heard for one key: a status, or nothing because the door was shut. */
interface Heard {
  readonly key: string;
  readonly status: number | undefined;
}

describe('a service that is asked to leave while it works', () => {
  const house = new ProcessHouse(testEngines(), { services: ['contact', 'journey'] });
  const client = new MongoClient(testEngines().mongoUrl);
  let li: Caller;
  let caseId: string;

  const copyOf = (service: string): ServiceCopy => {
    const [copy] = house.of(service);
    if (!copy) throw new Error(`no copy of ${service}`);
    return copy;
  };
  const logTouch = (key: string) => li.post(`/api/contact/cases/${caseId}/log-touch`, touch, key);

  beforeAll(async () => {
    await client.connect();
    await house.start();
    // Past the proxy: a client must see what the process itself answers.
    li = await house.as(officer, copyOf('contact').url);
    caseId = await openCase(li);
    await Promise.all(house.copies.map((copy) => copy.settled()));
  });
  afterAll(async () => {
    await house.stop();
    for (const service of ['contact', 'journey']) {
      await client.db(databaseName(house.space, service)).dropDatabase();
    }
    await client.close();
  });

  it('answers every request that is in, none with 5xx, and each answer is recorded', async () => {
    const heard: Heard[] = [];
    let shut = false;
    const work = async (name: number) => {
      for (let sent = 0; !shut; sent += 1) {
        const key = `drain-${String(name)}-${String(sent)}`;
        const status = await logTouch(key).then(
          (reply) => reply.status,
          () => undefined,
        );
        heard.push({ key, status });
        if (status === undefined) return;
      }
    };
    const working = Array.from({ length: clients }, (_, name) => work(name));
    await eventually('some are answered', () => Promise.resolve(heard.length > clients * 3));
    const code = await copyOf('contact').end('SIGTERM');
    shut = true;
    await Promise.all(working);
    expect(code).toBe(0);
    expect(heard.filter(({ status }) => status !== 200 && status !== undefined)).toEqual([]);

    copyOf('contact').start();
    await copyOf('contact').ready();
    for (const { key } of heard) expect((await logTouch(key)).status).toBe(200);
    const view = await li.get<{ touches: unknown[] }>(`/api/contact/cases/${caseId}`);
    expect(view.body.touches).toHaveLength(heard.length);
  });

  it('leaves no message half-handled: the reader that comes back knows every event once', async () => {
    const journey = copyOf('journey');
    const sending = (async () => {
      for (let sent = 0; sent < 60; sent += 1) await logTouch(`news-${String(sent)}`);
    })();
    expect(await journey.end('SIGTERM')).toBe(0);
    await sending;
    journey.start();
    await journey.ready();
    const recorded = await client
      .db(databaseName(house.space, 'contact'))
      .collection('events')
      .countDocuments({ caseId });
    const read = client.db(databaseName(house.space, 'journey'));
    await eventually('the timeline is whole', async () => {
      return (await read.collection('timeline').countDocuments({ caseId })) === recorded;
    });
    expect(await read.collection('parked').countDocuments()).toBe(0);
  });

  it('lets go of whoever follows the stream of news', async () => {
    const journey = copyOf('journey');
    const follower = await house.as(officer, journey.url);
    const stream = await follower.openStream('/api/journey/stream', new AbortController().signal);
    const reading = stream.text();
    expect(await journey.end('SIGTERM')).toBe(0);
    expect(await reading).toContain(': following');
  });
});
