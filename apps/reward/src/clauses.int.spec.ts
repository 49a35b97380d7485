import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RewardView } from '#contracts/reward/views';
import { StreamNotOpen } from '#platform/store/record-errors';
import { head, officer, RunningReward, someone } from './examples.js';

let reward: RunningReward;

beforeAll(async () => {
  reward = await RunningReward.start();
});

afterAll(async () => {
  await reward.services.stop();
});

async function viewOf(caseId: string): Promise<RewardView> {
  return (await reward.wu.get<RewardView>(`/api/reward/cases/${caseId}`)).body;
}

async function scienceFund2026() {
  const state = await reward.fundNow('science-fund');
  const line = 'lines' in state && state.lines.find(({ fiscalYear }) => fiscalYear === 2026);
  if (!line) throw new Error('the fund has a line of 2026');
  return line;
}

describe('a clause', () => {
  const clause = { clauseId: 'clause-1' };

  it('is held with what stands in a batch named, and is let go again', async () => {
    const caseId = 'held';
    await reward.entitledCase(caseId, { amount: '300' });
    const locked = await reward.approvedPayment(caseId, 'clause-1', '100', 'payment-1');
    await reward.lockedBatch(locked);
    await reward.approvedPayment(caseId, 'clause-1', '100', 'payment-2');
    const hold = () => reward.ask('hold-clause', 'landing-held:4', { caseId, ...clause, held: true });
    const answer = { ok: true, result: { lockedPayments: ['payment-1'] } };

    expect(await hold()).toEqual(answer);
    expect(await hold()).toEqual(answer);
    const body = { ...clause, fiscalYear: 2026, amount: '100', accountId: 'a-1' };
    const refused = await reward.give(reward.wu, caseId, 'prepare-payment', body);
    expect(refused).toMatchObject({ status: 409, body: { code: 'clause-held' } });
    expect((await viewOf(caseId)).promises).toMatchObject([{ held: true, lapsed: false }]);
    const named = { caseId, paymentId: 'payment-2' };
    const { body: batch } = await reward.openBatch([named], 'science-fund');
    const left = await reward.batchIn(batch.batchId, 'refused');
    expect(left.lines).toMatchObject([{ state: 'left-out', code: 'clause-held' }]);

    await reward.ask('hold-clause', 'landing-held:5', { caseId, ...clause, held: false });
    expect(await reward.give(reward.wu, caseId, 'prepare-payment', body)).toMatchObject({ status: 200 });
  });

  it('lapses: its payments stop, and its commitment is free again', async () => {
    const caseId = 'lapsed';
    const before = await scienceFund2026();
    await reward.entitledCase(caseId, { amount: '300' });
    await reward.paidPayment(caseId, 'clause-1', '100', 'payment-1');
    await reward.preparedPayment(caseId, 'clause-1', '50', 'payment-2');
    const lapse = () => reward.ask('lapse-clause', 'landing-lapsed:6', { caseId, ...clause });

    expect(await lapse()).toEqual({ ok: true, result: {} });
    expect(await lapse()).toEqual({ ok: true, result: {} });
    const { phase, payments, promises } = await viewOf(caseId);
    expect(phase).toBe('settled');
    expect(payments.map(({ state }) => state)).toEqual(['paid', 'rejected']);
    expect(promises).toMatchObject([{ lapsed: true, shares: [{ paid: '100', left: '0' }] }]);
    const { committed, reserved, paid } = await scienceFund2026();
    expect({ committed, reserved, paid: BigInt(paid) }).toEqual({
      committed: before.committed,
      reserved: before.reserved,
      paid: BigInt(before.paid) + 100n,
    });
  });

  it('is neither held nor lapsed before its reward is open: the errand waits', async () => {
    for (const type of ['hold-clause', 'lapse-clause']) {
      const asked = reward.ask(type, `landing-early:${type}`, { caseId: 'early', ...clause, held: true });
      await expect(asked).rejects.toBeInstanceOf(StreamNotOpen);
    }
    await reward.entitledCase('known', { amount: '1' });
    const unknown = { caseId: 'known', clauseId: 'clause-9', held: true };
    const answer = await reward.ask('hold-clause', 'landing-known:9', unknown);
    expect(answer).toMatchObject({ ok: false, code: 'clause-unknown' });
  });
});

describe('a large payment', () => {
  it('takes two heads of finance, and neither of them twice', async () => {
    const caseId = 'large';
    const amount = '100000001';
    await reward.entitledCase(caseId, { amount });
    const one = await reward.preparedPayment(caseId, 'clause-1', amount, 'payment-1');
    const { paymentId } = one;
    await reward.give(reward.zheng, caseId, 'review-payment', { paymentId });
    const other = await reward.services.as(someone('p-qian', 'finance-bureau', 'finance-head'));
    const approve = (who: typeof other) => reward.give(who, caseId, 'approve-payment', { paymentId });

    expect(await approve(reward.feng)).toMatchObject({ status: 200 });
    const again = await approve(reward.feng);
    expect(again).toMatchObject({ status: 409, body: { code: 'approver-cannot-approve-again' } });
    expect(await reward.openBatch([one], 'science-fund')).toMatchObject({ status: 409 });
    expect(await approve(other)).toMatchObject({ status: 200 });
    expect((await viewOf(caseId)).payments).toMatchObject([
      {
        state: 'approved',
        approvalsNeeded: 2,
        approvals: [
          { level: 1, approvedBy: head.personId },
          { level: 2, approvedBy: 'p-qian' },
        ],
      },
    ]);
  });
});

describe('a payment of which the banner bears a part', () => {
  it('is approved once somebody else has recorded the banner’s confirmation', async () => {
    const { wu, zheng, feng } = reward;
    const caseId = 'banner';
    await reward.entitledCase(caseId, { amount: '100' });
    const part = { bannerShare: '40' };
    const one = await reward.preparedPayment(caseId, 'clause-1', '100', 'payment-1', part);
    const { paymentId } = one;
    await reward.give(zheng, caseId, 'review-payment', { paymentId });
    const approve = () => reward.give(feng, caseId, 'approve-payment', { paymentId });
    expect(await approve()).toMatchObject({ body: { code: 'banner-share-not-confirmed' } });

    const body = { paymentId, document: '东财函〔2026〕1号（示例）' };
    const own = await reward.give(wu, caseId, 'confirm-banner-share', body);
    expect(own).toMatchObject({ status: 409, body: { code: 'preparer-cannot-confirm' } });
    const confirmed = await reward.give(zheng, caseId, 'confirm-banner-share', body);
    expect(confirmed).toMatchObject({ status: 200 });
    expect(await approve()).toMatchObject({ status: 200 });
    const bannerConfirmation = { confirmedBy: 'p-zheng', document: body.document };
    expect((await viewOf(caseId)).payments).toMatchObject([{ ...part, bannerConfirmation }]);
  });
});

describe('a recovery', () => {
  it('is proposed by one person with a reason and decided by another, and the fund has it back', async () => {
    const caseId = 'recovered';
    await reward.entitledCase(caseId, { amount: '100' });
    const { paymentId } = await reward.paidPayment(caseId, 'clause-1', '100', 'payment-1');
    const before = await scienceFund2026();
    const reason = '示例：节点验收材料不实。';
    const propose = { paymentId, reason };
    const proposed = await reward.give(reward.zheng, caseId, 'recover-payment', propose);
    expect(proposed).toMatchObject({ status: 200, body: { events: ['recovery-proposed'] } });

    const decide = { paymentId, recovered: true };
    const byProposer = await reward.give(reward.zheng, caseId, 'decide-recovery', decide);
    expect(byProposer).toMatchObject({ status: 409, body: { code: 'proposer-cannot-decide' } });
    const byHead = await reward.give(reward.feng, caseId, 'decide-recovery', decide);
    expect(byHead).toMatchObject({ status: 200 });
    const { payments, promises } = await viewOf(caseId);
    expect(payments).toMatchObject([{ state: 'recovered', recovery: { reason } }]);
    expect(promises).toMatchObject([{ shares: [{ amount: '100', paid: '0', recovered: '100', left: '0' }] }]);
    const after = await scienceFund2026();
    expect(after.paid).toBe(before.paid);
    expect(BigInt(after.recovered)).toBe(BigInt(before.recovered) + 100n);
    const events = await reward.recorder.record.events.find().toArray();
    expect(JSON.stringify(events)).not.toContain(reason);
  });
});

describe('a fiscal year', () => {
  it('has to have begun before its money is prepared', async () => {
    await reward.entitledCase('next-year', { amount: '100', fiscalYear: 2028 });
    const body = { clauseId: 'clause-1', fiscalYear: 2028, amount: '1', accountId: 'a-1' };
    const early = await reward.give(reward.wu, 'next-year', 'prepare-payment', body);

    expect(early).toMatchObject({ status: 409, body: { code: 'fiscal-year-not-begun' } });
    const { commands } = await viewOf('next-year');
    expect(commands).toContainEqual(
      expect.objectContaining({ command: 'prepare-payment', code: 'fiscal-year-not-begun' }),
    );
  });

  it('that is over lists what was not paid, and carries it over with its money', async () => {
    const [caseId, path] = ['last-year', '/api/reward/cases/last-year'];
    const appropriate = { fiscalYear: 2025, amount: '500', reason: '示例：补记。' };
    await reward.feng.post('/api/reward/funds/science-fund/appropriate', appropriate);
    await reward.entitledCase(caseId, { amount: '500', fiscalYear: 2025 });
    const listed = await reward.feng.get('/api/reward/unpaid?fiscalYear=2025&limit=5');
    const unpaid = { caseId, clauseId: 'clause-1', fundId: 'science-fund', fiscalYear: 2025 };
    expect(listed).toMatchObject({
      status: 200,
      body: { commitments: [{ ...unpaid, amount: '500', entitled: true, held: false }] },
    });

    const body = { clauseId: 'clause-1', fiscalYear: 2025, reason: '示例：跨年结转。' };
    const carried = await reward.give(reward.feng, caseId, 'carry-over', body);
    expect(carried).toMatchObject({ status: 200, body: { events: ['share-carried-over'] } });
    const again = await reward.give(reward.feng, caseId, 'carry-over', body);
    expect(again).toMatchObject({ status: 409, body: { code: 'nothing-to-carry-over' } });
    const none = await reward.feng.get('/api/reward/unpaid?fiscalYear=2025');
    expect(none.body).toEqual({ commitments: [] });
    const { body: fund } = await reward.feng.get('/api/reward/funds/science-fund');
    const line = { fiscalYear: 2025, committed: '0', carried: '500', free: '0' };
    expect(fund['lines']).toContainEqual(expect.objectContaining(line));
    const { body: seen } = await reward.feng.get<RewardView>(path);
    expect(seen.promises[0]?.shares).toHaveLength(1);
    expect(seen.promises[0]?.shares[0]).toMatchObject({ amount: '500', left: '500' });
    const li = await reward.services.as(officer);
    expect(await li.get('/api/reward/unpaid?fiscalYear=2025')).toMatchObject({ status: 403 });
  });
});
