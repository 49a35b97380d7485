import { expect } from '@jest/globals';
import fc from 'fast-check';
import { databaseName } from '#platform/config/names';
import { loadDemoPeople } from '#platform/pack/load-pack';
import type { ClockPort } from '#platform/store/clock';
import { eventually, type Caller, type Reply } from '#testing/caller';
import { anyEntry } from '#testing/expert-entry';
import { runServices, type RunningServices } from '#testing/running-service';
import { serviceModules } from '../../apps/duet/src/service-modules.js';
import { handClock } from '../core/own-record.js';

/** One of two installations that are to be compared. */
export interface World {
  readonly clock: ClockPort;
  as(account: string): Promise<Caller>;
  /** Waits until the journey has read a stage's events up to this version. */
  caughtUp(caseId: string, stage: string, version: number): Promise<void>;
}

/**
 * A case up to its panel: opened, qualified, three experts seated and declared. The same name gives
 * the same keys, hence the same ids, in every world.
 */
export async function prepareCase(world: World, name: string): Promise<string> {
  const officer = await world.as('centre-li');
  const opened = await expectDone(
    officer.post<{ caseId: string }>(
      '/api/contact/cases',
      {
        title: '示例：双生世界',
        subjects: [{ kind: 'organisation', name: `示例企业 ${name}` }],
        district: 'dongsheng',
        segment: 'new-energy',
        source: { kind: 'own-search' },
        contactPersonId: 'p-contact',
      },
      `open-${name}-1`,
    ),
  );
  const { caseId } = opened;
  const contact = `/api/contact/cases/${caseId}`;
  const touch = { on: '2026-06-01', kind: 'call', summary: '示例：通话' };
  await expectDone(officer.post(`${contact}/log-touch`, touch, `touch-${name}`));
  const intent = { intent: '示例：拟建产线' };
  await expectDone(officer.post(`${contact}/describe-intent`, intent, `intent-${name}`));
  await expectDone(officer.post(`${contact}/qualify`, {}, `qualify-${name}`));
  const secretary = await world.as('committee-chen');
  const path = `/api/evaluation/cases/${caseId}`;
  await eventually('the evaluation is open', async () => (await secretary.get(path)).status === 200);
  const accounts = ['expert-liu', 'expert-zhang', 'expert-yang'];
  const experts = accounts.map((account) => `p-${account}`);
  for (const expertId of experts) {
    // The same key for every case: a world's register takes each expert in once.
    const enter = `/api/evaluation/experts/${expertId}/enter`;
    await expectDone(secretary.post(enter, anyEntry, `enter-${expertId}`));
  }
  await expectDone(secretary.post(`${path}/convene-panel`, { experts }, `panel-${name}`));
  for (const account of accounts) {
    const expert = await world.as(account);
    const body = { conflict: 'none' };
    await expectDone(expert.post(`${path}/declare-conflict`, body, `none-${account}-${name}`));
  }
  await world.caughtUp(caseId, 'evaluation', 5);
  return caseId;
}

async function expectDone<Body>(reply: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await reply;
  if (status !== 200) throw new Error(`${String(status)} ${JSON.stringify(body)}`);
  return body;
}

/** One installation, its clock standing still. It is added to those to be stopped. */
export async function openWorld(services: RunningServices[]): Promise<World> {
  const clock = handClock('2026-06-01T04:00:00.000Z');
  const running = await runServices({
    modules: serviceModules,
    adjust: (house) => ({ ...house, clock }),
  });
  services.push(running);
  const people = loadDemoPeople(running.house.config.packDir)?.people ?? [];
  return {
    clock,
    as: (account) => {
      const person = people.find((one) => one.account === account);
      if (!person) throw new Error(`nobody signs in as ${account}`);
      const { personId, unitId, roles } = person;
      return running.as({ kind: 'person', personId, unitId, roles });
    },
    caughtUp: async (caseId, stage, version) => {
      const { connections, config } = running.house;
      const cases = connections.mongo.db(databaseName(config.space, 'journey')).collection('cases');
      await eventually(`${stage} of ${caseId} is read up to ${String(version)}`, async () => {
        const found = await cases.findOne({ _id: caseId as never });
        const streams = found?.['streams'] as Record<string, { version: number }> | undefined;
        return (streams?.[stage]?.version ?? 0) >= version;
      });
    },
  };
}

export type Request = (caller: Caller) => Promise<Reply>;

/** Every one of these people gets the same bytes from both worlds, whatever of these they ask. */
export async function compareWorlds(
  [plain, other]: readonly [World, World],
  viewers: readonly string[],
  requests: fc.Arbitrary<Request>,
  numRuns: number,
): Promise<void> {
  const callers = await Promise.all(
    viewers.map(async (account) => [await plain.as(account), await other.as(account)] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...callers), requests, async ([here, there], request) => {
      const [first, second] = await Promise.all([request(here), request(there)]);
      expect(second.status).toBe(first.status);
      expect(JSON.stringify(second.body)).toBe(JSON.stringify(first.body));
      expect(second.headers.get('content-length')).toBe(first.headers.get('content-length'));
    }),
    { numRuns },
  );
}
