import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stageNames } from '#domain/journey/stages';
import { loadDemoPeople } from '#platform/pack/load-pack';
import { eventually, type Caller } from '#testing/caller';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { canaryPeople, walkThrough, wordsOf } from './canary-people.js';
import { KeptLog, searchDisk, searchKafka, searchMongo, searchTemporal } from './canary-search.js';
import { cast } from './cast.js';
import { inventedCreditCode } from './lead-sheet.js';
import { accountOf } from './pay.js';
import { carryOneCase, type Ending } from './thread.js';

const seed = Date.now();
const canaries = canaryPeople();
/** A second before anybody was made up, for clocks of file systems are coarse. */
const since = new Date(Date.now() - 1000);
const log = new KeptLog();

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
    services = await runServices({
      modules: serviceModules,
      adjust: (house) => ({ ...house, log }),
    });
    followed.leader = await follow(await as('leader-zheng'));
    followed.stranger = await follow(await as('expert-zhou'));
    const theatre = { as, say: (line: string) => told.push(line) };
    ending = await carryOneCase(theatre, seed);
    await walkThrough(theatre, canaries);
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

  describe('writes nothing personal in the clear', () => {
    /** The contact of the lead sheet, the payee's account, and people made up for this run. */
    const words = () => ['13900000000', '示例联系人', accountOf(seed), ...wordsOf(canaries)];
    /** Public, so it is written in many places: what is not found here was not looked at. */
    const openWord = () => inventedCreditCode(seed);

    it('into any document of any database', async () => {
      const { finds, documents } = await searchMongo(services.house, words());
      expect(finds).toEqual([]);
      expect(documents).toBeGreaterThan(100);
      expect((await searchMongo(services.house, [openWord()])).finds.length).toBeGreaterThan(3);
    });

    it('into any message of any topic', async () => {
      const topics = [...stageNames, 'register'];
      const { finds, messages } = await searchKafka(services.house, topics, [
        ...words(),
        openWord(),
      ]);
      expect(finds.filter((find) => !find.startsWith(openWord()))).toEqual([]);
      expect(finds.length).toBeGreaterThan(0);
      expect(messages).toBeGreaterThan(40);
    });

    it('into any history of a workflow', async () => {
      const { histories } = await eventually('all histories are listed', async () => {
        const looked = await searchTemporal(services.house, words());
        expect(looked.finds).toEqual([]);
        return looked.histories >= 8 && looked;
      });
      expect(histories).toBeGreaterThanOrEqual(8);
      expect((await searchTemporal(services.house, [openWord()])).finds.length).toBeGreaterThan(0);
    });

    it('into the log, at any level', () => {
      expect(log.search(words())).toEqual([]);
      expect(log.lines.length).toBeGreaterThan(0);
    });

    it('onto the engines’ disks', async () => {
      const { finds, bytes } = await searchDisk(
        services.house,
        [...wordsOf(canaries), openWord()],
        since,
      );
      expect(finds.filter((find) => !find.startsWith(openWord()))).toEqual([]);
      expect(finds.length).toBeGreaterThan(0);
      expect(bytes).toBeGreaterThan(1024 * 1024);
    });
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
