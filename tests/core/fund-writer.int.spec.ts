import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { mongoClock } from '#platform/store/clock';
import { Drafts } from '#platform/store/drafts';
import { emptyWrite, planCommand } from '#platform/store/plan';
import type { Given } from '#platform/store/giving';
import { StreamReader } from '#platform/store/stream-reader';
import { writeRecord } from '#platform/store/write-record';
import { WriterLease } from '#platform/store/writer-lease';
import { goneAtCommit } from './gone-at-commit.js';
import {
  atTheBank,
  byClients,
  caseAmount,
  caseIds,
  commitment,
  fundStream,
  lineOfFund,
  openFund,
  payout,
  rewardStages,
} from './hot-fund.js';
import { ownRecord, untilTaken, type OwnRecord } from './own-record.js';

describe('the writer of a fund', () => {
  const records: OwnRecord[] = [];
  async function fresh() {
    const record = await ownRecord([...rewardStages], mongoClock, 'reward');
    records.push(record);
    return record;
  }
  const copyOf = ({ space, masterKey }: OwnRecord) =>
    ownRecord([...rewardStages], mongoClock, 'reward', space, masterKey);
  afterEach(async () => {
    await Promise.all(records.splice(0).map((record) => record.close()));
  });

  /** What a checker reads out of the events alone: the year's columns, from the first entry on. */
  async function columnsOf(record: OwnRecord) {
    const events = await record.events(fundStream);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    const columns: Record<string, number> = {};
    for (const { event } of events) {
      if (!('entries' in event)) continue;
      for (const { from, to, amount } of event.entries as Entry[]) {
        columns[from] = (columns[from] ?? 0) - Number(amount);
        columns[to] = (columns[to] ?? 0) + Number(amount);
      }
      expect(columns['free']).toBeGreaterThanOrEqual(0);
      expect(Object.values(columns).reduce((sum, one) => sum + one, 0)).toBe(0);
    }
    return columns;
  }

  it('lets sixty-four clients leave together, a few transactions for all of them', async () => {
    const record = await fresh();
    const ids = caseIds(64);
    await openFund(record.recorder, 64 * caseAmount);
    await atTheBank(record.recorder, ids);
    let commits = 0;
    record.client.on('commandStarted', ({ commandName }) => {
      if (commandName === 'commitTransaction') commits += 1;
    });
    const answers: Given[] = [];
    await byClients(64, ids, async (caseId) => {
      const giving = payout(caseId, ids.indexOf(caseId) + 1);
      answers.push(await untilTaken(() => record.recorder.give(giving)));
    });
    expect(answers.filter(({ ok }) => ok)).toHaveLength(64);
    expect(commits).toBeLessThanOrEqual(6);
    expect(await lineOfFund(record.recorder)).toMatchObject({ reserved: '0', paid: '64000' });
    expect(await columnsOf(record)).toMatchObject({ paid: 64_000, reserved: 0, committed: 0 });
  });

  it('is never overspent by two copies with sixty-four clients each', async () => {
    const record = await fresh();
    const copy = await copyOf(record);
    await openFund(record.recorder, 30 * caseAmount);
    const answers: Given[] = [];
    const wanted = (name: string) => caseIds(64).map((caseId) => commitment(`${name}-${caseId}`));
    await Promise.all(
      [record, copy].map(({ recorder }, index) =>
        byClients(64, wanted(String(index)), async (giving) => {
          answers.push(await untilTaken(() => recorder.give(giving)));
        }),
      ),
    );
    await copy.client.close();
    expect(answers).toHaveLength(128);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.code]));
    expect(new Set(codes)).toEqual(new Set(['commitment-refused']));
    expect(await columnsOf(record)).toMatchObject({ free: 0, committed: 30_000 });
  });

  it('pays each payment once when two copies pay them all at once', async () => {
    const record = await fresh();
    const copy = await copyOf(record);
    const ids = caseIds(150);
    await openFund(record.recorder, ids.length * caseAmount);
    await atTheBank(record.recorder, ids);
    const lines = ids.map((caseId, index) => payout(caseId, index + 1));
    const answers: Given[] = [];
    await Promise.all(
      [lines, [...lines].reverse()].map((payouts, index) =>
        byClients(64, payouts, async (giving) => {
          const { recorder } = index === 0 ? record : copy;
          answers.push(await untilTaken(() => recorder.give(giving)));
        }),
      ),
    );
    await copy.client.close();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(300);
    expect(await columnsOf(record)).toMatchObject({ paid: 150_000, reserved: 0 });
    const paid = await record.recorder.record.events.countDocuments({ 'event.type': 'payment-paid' });
    expect(paid).toBe(150);
  });

  it('goes on after a copy that was paying is killed, and nothing is paid twice or lost', async () => {
    const record = await fresh();
    const ids = caseIds(600);
    await openFund(record.recorder, ids.length * caseAmount);
    await atTheBank(record.recorder, ids);
    const program = join(process.cwd(), 'dist/tests/core/paying-process.js');
    const copy = spawn(process.execPath, [program, record.space, record.masterKey, '600'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...goneAtCommit(300) },
    });
    expect(await once(copy, 'exit')).toEqual([null, 'SIGKILL']);
    const { events } = record.recorder.record;
    const paidCount = () => events.countDocuments({ 'event.type': 'payment-paid' });
    const paid = await paidCount();
    expect(paid).toBeGreaterThan(0);
    expect(paid).toBeLessThan(600);

    const answers: Given[] = [];
    await byClients(64, ids, async (caseId) => {
      const giving = payout(caseId, ids.indexOf(caseId) + 1);
      answers.push(await untilTaken(() => record.recorder.give(giving)));
    });
    expect(answers.filter(({ ok }) => ok)).toHaveLength(600);
    expect(await paidCount()).toBe(600);
    expect(await columnsOf(record)).toMatchObject({ paid: 600_000, reserved: 0 });
  });

  it('writes nothing behind a fence that has passed to another', async () => {
    const record = await fresh();
    const { record: collections } = record.recorder;
    await openFund(record.recorder, caseAmount);
    const before = await record.events(fundStream);
    const slow = new WriterLease(collections.writers, fundStream, 5000);
    const fence = await slow.fence();

    const reader = new StreamReader('reward', rewardStages, record.client, collections, mongoClock);
    const drafts = new Drafts(reader);
    const plan = await planCommand(drafts, commitment('late'), { id: 'late', bodyDigest: 'late' });
    if (!plan.ok) throw new Error(plan.code);
    const write = { ...emptyWrite, drafts: drafts.all, fences: [fence] };
    // The first one says nothing for longer than its lease lasts.
    const quick = new WriterLease(collections.writers, fundStream, 5000);
    const taken = await quick.fence();
    expect(taken.token).toBeGreaterThan(fence.token);
    expect(await writeRecord(record.client, collections, write)).toEqual({ kind: 'conflict' });
    expect(await record.events(fundStream)).toEqual(before);

    const fenced = { ...write, fences: [taken] };
    expect(await writeRecord(record.client, collections, fenced)).toEqual({ kind: 'written' });
  });
});

interface Entry {
  readonly from: string;
  readonly to: string;
  readonly amount: string;
}
