import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FundLine } from '#domain/reward/fund';
import type { Caller, Reply } from '#testing/caller';
import { head, officer, RunningReward, someone } from './examples.js';
import { openPackFunds } from './pack-funds.js';

let reward: RunningReward;

beforeAll(async () => {
  reward = await RunningReward.start();
});

afterAll(async () => {
  await reward.services.stop();
});

describe('the funds', () => {
  it('are opened from the pack once, with what can be committed against', async () => {
    const { recorder, services } = reward;
    const { pack } = services.house;
    const opened = () => recorder.record.events.countDocuments({ kind: 'fund' });
    const before = await opened();
    await openPackFunds(recorder, pack);
    await openPackFunds(recorder, { ...pack, version: 'another' });

    expect(await opened()).toBe(before);
    const { body } = await reward.feng.get('/api/reward/funds/talent-fund');
    const years = (body['lines'] as { fiscalYear: number }[]).map(({ fiscalYear }) => fiscalYear);
    expect(years).not.toContain(2022);
    expect(years).toContain(2026);
  });

  it('never promise more than they have, however many sign at once', async () => {
    const amount = '1500000000';
    const sign = (number: number) => {
      const caseId = `signing-${String(number)}`;
      const shares = [{ clauseId: 'clause-1', fundId: 'talent-fund', fiscalYear: 2026, amount }];
      return reward.ask('commit-funds', `negotiation-${caseId}:5`, { caseId, shares });
    };
    const numbers = Array.from({ length: 16 }, (_, index) => index);
    const answers = await Promise.all(numbers.map(sign));

    expect(answers.filter(({ ok }) => ok)).toHaveLength(6);
    const details = { fundId: 'talent-fund', fiscalYear: 2026, shortfall: '500000000' };
    for (const answer of answers.filter(({ ok }) => !ok)) {
      expect(answer).toMatchObject({ code: 'commitment-refused', details });
    }
    expect(await reward.overspentAt('talent-fund')).toEqual([]);
    expect(await Promise.all(numbers.map(sign))).toEqual(answers);
    const { body } = await reward.feng.get('/api/reward/funds/talent-fund');
    const thisYear = { fiscalYear: 2026, committed: '9000000000', free: '1000000000' };
    expect(body['lines']).toContainEqual(expect.objectContaining(thisYear));
  });

  it('commit all shares of the terms, or none of them', async () => {
    const before = await reward.fundNow('science-fund');
    const share = { clauseId: 'clause-1', fiscalYear: 2027 };
    const shares = [
      { ...share, fundId: 'science-fund', amount: '100' },
      { ...share, fundId: 'talent-fund', amount: '10000000001' },
    ];
    const answer = await reward.ask('commit-funds', 'negotiation-c-all:5', { caseId: 'c', shares });

    expect(answer).toMatchObject({ ok: false, details: { fundId: 'talent-fund', shortfall: '1' } });
    expect(await reward.fundNow('science-fund')).toEqual(before);
  });

  it('are listed page by page for finance, those who oversee it and those who promise its money', async () => {
    const { feng, services } = reward;
    const first = await feng.get('/api/reward/funds?limit=1');
    const { funds, nextCursor } = first.body as { funds: unknown[]; nextCursor: string };
    const rest = await feng.get(`/api/reward/funds?cursor=${nextCursor}`);

    expect(funds).toHaveLength(1);
    expect(rest.body['funds']).toHaveLength(services.house.pack.funds.length - 1);
    expect(rest.body).not.toHaveProperty('nextCursor');
    const li = await services.as(officer);
    expect(await li.get('/api/reward/funds')).toMatchObject({ status: 200 });
    const expert = await services.as({ ...officer, roles: ['expert'] });
    expect(await expert.get('/api/reward/funds')).toMatchObject({ status: 403 });
    expect(await feng.get('/api/reward/funds?cursor=eA')).toMatchObject({ status: 400 });
    expect(await feng.get('/api/reward/funds/no-such')).toMatchObject({ status: 404 });
  });

  it('get the same answer to the errand of a commitment that was refused', async () => {
    const shares = [
      { clauseId: 'clause-1', fundId: 'science-fund', fiscalYear: 2031, amount: '1' },
    ];
    const ask = () => reward.ask('commit-funds', 'negotiation-late:5', { caseId: 'late', shares });
    const first = await ask();

    expect(first).toMatchObject({ ok: false, code: 'commitment-refused' });
    expect(await ask()).toEqual(first);
  });

  it('are appropriated more by a head of finance, once for one key and with the reason', async () => {
    const { feng, wu } = reward;
    const path = '/api/reward/funds/talent-fund/appropriate';
    const body = { fiscalYear: 2030, amount: '700', reason: '示例：追加预算。' };
    const first = await feng.post(path, body, 'appropriate-once');

    expect(first).toMatchObject({
      status: 200,
      body: { fundId: 'talent-fund', events: ['fund-moved'] },
    });
    expect(await feng.post(path, body, 'appropriate-once')).toMatchObject({ body: first.body });
    const { body: seen } = await feng.get('/api/reward/funds/talent-fund');
    const line = expect.objectContaining({ fiscalYear: 2030, appropriated: '700', free: '700' });
    expect(seen['lines']).toContainEqual(line);
    expect(seen['commands']).toEqual([{ command: 'appropriate', allowed: true }]);
    expect(await wu.post(path, body)).toMatchObject({ status: 403 });
    expect(await feng.post(path, { ...body, amount: '0' })).toMatchObject({ status: 409 });
    const elsewhere = '/api/reward/funds/no-such/appropriate';
    expect(await feng.post(elsewhere, body)).toMatchObject({ status: 404 });
    const events = await reward.recorder.record.events.find({ stream: 'fund-talent-fund' }).toArray();
    expect(JSON.stringify(events)).toContain(head.personId);
    expect(JSON.stringify(events)).not.toContain(body.reason);
  });

  it('are never overspent by 64 clients who prepare payments at once', async () => {
    const caseIds = Array.from({ length: 8 }, (_, index) => `crowd-${String(index)}`);
    for (const caseId of caseIds) await reward.entitledCase(caseId, { amount: '1000' });
    const before = await lineNow('science-fund');
    const clients = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        reward.services.as(someone(`p-client-${String(index)}`, 'finance-bureau', 'finance-officer')),
      ),
    );
    const body = { clauseId: 'clause-1', fiscalYear: 2026, amount: '200', accountId: 'a-1' };
    const prepare = async (client: Caller, index: number): Promise<Reply> => {
      const path = `/api/reward/cases/crowd-${String(index % 8)}/prepare-payment`;
      for (;;) {
        // A client that is told to come back does so, and means the same command.
        const reply = await client.post(path, body, `client-${String(index)}`);
        if (reply.status !== 503) return reply;
      }
    };
    const replies = await Promise.all(clients.map(prepare));

    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect({ done: count(200), refused: count(409) }).toEqual({ done: 40, refused: 24 });
    const refusals = replies.filter(({ status }) => status === 409);
    expect(new Set(refusals.map((reply) => reply.body['code']))).toEqual(new Set(['above-what-is-left']));
    expect(await reward.overspentAt('science-fund')).toEqual([]);
    const after = await lineNow('science-fund');
    expect(BigInt(after.reserved) - BigInt(before.reserved)).toBe(8000n);
    expect(BigInt(before.committed) - BigInt(after.committed)).toBe(8000n);
  });
});

async function lineNow(fundId: string): Promise<FundLine> {
  const state = await reward.fundNow(fundId);
  const line = 'lines' in state && state.lines.find(({ fiscalYear }) => fiscalYear === 2026);
  if (!line) throw new Error(`${fundId} has a line of 2026`);
  return line;
}
