import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officer, RunningReward } from './examples.js';
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

  it('are listed page by page for finance and those who oversee it', async () => {
    const { feng, services } = reward;
    const first = await feng.get('/api/reward/funds?limit=1');
    const { funds, nextCursor } = first.body as { funds: unknown[]; nextCursor: string };
    const rest = await feng.get(`/api/reward/funds?cursor=${nextCursor}`);

    expect(funds).toHaveLength(1);
    expect(rest.body['funds']).toHaveLength(services.house.pack.funds.length - 1);
    expect(rest.body).not.toHaveProperty('nextCursor');
    const li = await services.as(officer);
    expect(await li.get('/api/reward/funds')).toMatchObject({ status: 403 });
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
});
