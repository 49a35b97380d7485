import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { topicName } from '#platform/config/names';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { cast } from './cast.js';
import { inventedCreditCode } from './lead-sheet.js';
import { carryOneCase, type Ending } from './thread.js';

const seed = Date.now();
/** Personal data of the story's lead sheet: nowhere in the clear but in nobody's answer either. */
const canaries = ['13900000000', '示例联系人'];

describe('the thread', () => {
  let services: RunningServices;
  let ending: Ending;
  const told: string[] = [];
  const followed: Record<'leader' | 'stranger', Following> = {} as never;

  const as = (account: string): Promise<Caller> => {
    const people = loadDemoPeople(services.house.config.packDir)?.people ?? [];
    const person = people.find((one) => one.account === account);
    if (!person) throw new Error(`nobody signs in as ${account}`);
    const { personId, unitId, roles } = person;
    return services.as({ kind: 'person', personId, unitId, roles });
  };

  beforeAll(async () => {
    services = await runServices({ modules: serviceModules });
    followed.leader = await follow(await as('leader-zheng'));
    followed.stranger = await follow(await as('expert-zhou'));
    ending = await carryOneCase({ as, say: (line) => told.push(line) }, seed);
  });
  afterAll(async () => {
    await services.stop();
  });

  it('carries one case from a row of a lead sheet to its last payment', () => {
    expect(ending.paid).toBe('120000000');
    expect(told.at(-1)).toContain('the case is closed');
  });

  it('tells the case in order, each event in a sentence', async () => {
    const leader = await as('leader-zheng');
    const timeline = await leader.get<{ entries: { stage: string; sentence: string }[] }>(
      `/api/journey/cases/${ending.caseId}/timeline?limit=100`,
    );
    const stages = timeline.body.entries.map(({ stage }) => stage);
    expect([...new Set(stages)].slice(0, 3)).toEqual(['contact', 'evaluation', 'negotiation']);
    expect(stages.at(-1)).toBe('contact');
    expect(timeline.body.entries.every(({ sentence }) => sentence.length > 0)).toBe(true);
  });

  it('tells whoever follows which stage has news, and a stranger nothing', async () => {
    const { leader, stranger } = followed;
    const stagesHeard = () =>
      new Set(
        leader.heard.filter(({ caseId }) => caseId === ending.caseId).flatMap(({ stages }) => stages),
      );
    await eventually('news of every stage was heard', () => Promise.resolve(stagesHeard().size === 5));
    expect(stranger.heard).toEqual([]);
    leader.leave();
    stranger.leave();
  });

  it('keeps the fund’s columns true: what was committed is paid, nothing is left reserved', async () => {
    const finance = await as(cast.preparer);
    const fund = await finance.get<{ lines: Record<string, string>[] }>('/api/reward/funds/talent-fund');
    const paid = fund.body.lines.reduce((sum, line) => sum + BigInt(line['paid'] ?? '0'), 0n);
    expect(paid).toBe(120_000_000n);
    for (const line of fund.body.lines) expect(line).toMatchObject({ committed: '0', reserved: '0' });
  });

  it('releases the claim on the organisation when the case is closed, and takes it again', async () => {
    const officer = await as(cast.officer);
    const open = () =>
      officer.post<{ caseId: string }>('/api/contact/cases', {
        title: '示例：二期项目',
        subjects: [
          { kind: 'organisation', name: '示例储能科技有限公司', creditCode: inventedCreditCode(seed) },
        ],
        district: 'dongsheng',
        source: { kind: 'own-search' },
      });
    expect(await open()).toMatchObject({ status: 200 });
    expect(await open()).toMatchObject({ status: 409, body: { code: 'already-being-attracted' } });
  });

  it('writes no personal data into any record, message or workflow history', async () => {
    const { connections, config } = services.house;
    const { databases } = await connections.mongo.db('admin').admin().listDatabases();
    for (const { name } of databases.filter((db) => db.name.startsWith(config.space))) {
      const db = connections.mongo.db(name);
      for (const { name: collection } of await db.listCollections().toArray()) {
        for await (const document of db.collection(collection).find()) {
          expectNoCanary(Buffer.from(BSON.serialize(document)), `${name}.${collection}`);
        }
      }
    }
    for (const stage of ['attraction', 'contact', 'evaluation', 'negotiation', 'landing', 'reward']) {
      const handle = connections.temporal.workflow.getHandle(`${config.space}${stage}-${ending.caseId}`);
      expectNoCanary(Buffer.from(decoded(historyToJSON(await handle.fetchHistory()))), stage);
    }
    const messages = await messagesOf(services, 'contact');
    expect(messages.length).toBeGreaterThan(3);
    for (const message of messages) expectNoCanary(message, 'contact.events');
  });
});

interface Following {
  readonly heard: { caseId: string; stages: string[] }[];
  leave(): void;
}

/** Follows the server-sent events of one person until told to leave. */
async function follow(caller: Caller): Promise<Following> {
  const connection = new AbortController();
  const response = await caller.openStream('/api/journey/stream', connection.signal);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const heard: Following['heard'] = [];
  const read = async () => {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString('utf8');
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: (.+)$/m.exec(message)?.[1];
        if (data !== undefined) heard.push(JSON.parse(data) as Following['heard'][number]);
      }
    }
  };
  // Leaving aborts the reading, which is no failure.
  void read().catch(() => undefined);
  return {
    heard,
    leave: () => {
      connection.abort();
    },
  };
}

function expectNoCanary(bytes: Buffer, where: string): void {
  for (const canary of canaries) {
    if (bytes.includes(canary)) throw new Error(`${canary} lies in ${where}`);
  }
}

/** Payloads lie in a history as base64; beside the history itself, here they are in the clear. */
function decoded(history: string): string {
  const payloads = [...history.matchAll(/"data":\s*"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
    Buffer.from(data ?? '', 'base64').toString('utf8'),
  );
  return [history, ...payloads].join('\n');
}

/** Everything on a service's topic so far. */
async function messagesOf({ house }: RunningServices, service: string): Promise<Buffer[]> {
  const { kafka } = house.connections;
  const topic = topicName(house.config.space, service);
  const admin = kafka.admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const expected = offsets.reduce((sum, { high }) => sum + Number(high), 0);
  const messages: Buffer[] = [];
  const consumer = kafka.consumer({ groupId: `${house.config.space}canary` });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: ({ message }) => {
      messages.push(Buffer.from(JSON.stringify([message.value?.toString(), message.headers])));
      return Promise.resolve();
    },
  });
  await eventually('the whole topic is read', () => Promise.resolve(messages.length >= expected));
  await consumer.disconnect();
  return messages;
}
