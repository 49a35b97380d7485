import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PaymentsPage, UnpaidPage } from '#contracts/reward/views';
import { officer, RunningReward } from './examples.js';

describe('payments by state', () => {
  let reward: RunningReward;

  beforeAll(async () => {
    reward = await RunningReward.start();
    await reward.entitledCase('c-list-1', { amount: '1000' }, { amount: '500' });
    await reward.entitledCase('c-list-2', { amount: '700' });
    await reward.preparedPayment('c-list-1', 'clause-1', '1000', 'payment-1');
    await reward.approvedPayment('c-list-2', 'clause-1', '700', 'payment-1');
  });
  afterAll(async () => {
    await reward.services.stop();
  });

  it('say who is paid and whether this viewer may be the next hand', async () => {
    const asked = '/api/reward/payments?state=prepared';
    const mine = await reward.wu.get<PaymentsPage>(asked);
    const others = await reward.zheng.get<PaymentsPage>(asked);

    expect(mine.body.payments).toMatchObject([
      {
        caseId: 'c-list-1',
        paymentId: 'payment-1',
        accountShown: expect.stringContaining('*'),
        next: { command: 'review-payment', allowed: false, code: 'preparer-cannot-review' },
      },
    ]);
    expect(others.body.payments[0]?.next).toEqual({ command: 'review-payment', allowed: true });
    expect(JSON.stringify(mine.body)).not.toContain('6222021234567890128');
  });

  it('are told state by state, page by page', async () => {
    const approved = await reward.feng.get<PaymentsPage>('/api/reward/payments?state=approved&limit=1');

    expect(approved.body.payments.map(({ caseId }) => caseId)).toEqual(['c-list-2']);
    expect(approved.body).not.toHaveProperty('nextCursor');
    expect(approved.body.payments[0]).not.toHaveProperty('next');
    expect(await reward.feng.get('/api/reward/payments')).toMatchObject({ status: 400 });
  });

  it('are finance’s to see, like what is to be prepared', async () => {
    const li = await reward.services.as(officer);
    const unpaid = await reward.wu.get<UnpaidPage>('/api/reward/unpaid?fiscalYear=2026');

    expect(await li.get('/api/reward/payments?state=prepared')).toMatchObject({ status: 403 });
    expect(unpaid.body.commitments).toMatchObject([
      { caseId: 'c-list-1', clauseId: 'clause-2', amount: '500', entitled: true },
    ]);
  });
});
