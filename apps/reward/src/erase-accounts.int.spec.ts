import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Recorder } from '#platform/store/recorder';
import { runServices, type RunningServices } from '#testing/running-service';
import { eraseAccounts } from './erase-accounts.js';
import { RewardModule } from './reward.module.js';

/** Payments of two cases: what the register sealed for each lies in reward's own words. */
const payments = [
  { paymentId: 'payment-1', accountId: 'acc-gone', beneficiaryId: 'rp-gone', state: 'rejected' },
  { paymentId: 'payment-2', accountId: 'acc-other', beneficiaryId: 'rp-other', state: 'paid' },
];

describe('the accounts of somebody who was erased', () => {
  let services: RunningServices;
  beforeAll(async () => {
    services = await runServices({ modules: [RewardModule] });
    const { record, keys } = recorder();
    const stream = 'reward-c1';
    await record.snapshots.insertOne({
      ...{ _id: stream, kind: 'reward', caseId: 'c1', version: 9, state: { phase: 'open', payments } },
      ...{ lastDigest: '', dueAt: null, errandId: null, ended: true },
    });
    const frozen = [
      ['payment-1', 'answer:reward-c1:3:0'],
      // Another account was sealed for it first.
      ['payment-1', 'answer:reward-c1:2:0'],
      ['payment-2', 'answer:reward-c1:5:0'],
    ] as const;
    for (const [index, [paymentId, textId]] of frozen.entries()) {
      const event = { type: 'account-frozen', paymentId, account: { textId, digest: 'd' }, accountDigest: 'k' };
      const version = index + 2;
      await record.events.insertOne({
        ...{ _id: `${stream}:${String(version)}`, stream, kind: 'reward', caseId: 'c1', version, epoch: 1 },
        ...{ at: '2026-03-01T04:00:00.000Z', by: { kind: 'clock' }, event, previous: '', digest: '' },
      } as never);
      const ciphertext = keys.encrypt(JSON.stringify({ number: textId }), textId);
      await record.texts.insertOne({ _id: textId, stream, ciphertext });
    }
    const note = { _id: 'cmd-1:note', stream, ciphertext: keys.encrypt('复核意见', 'cmd-1:note') };
    await record.texts.insertOne(note);
  });
  afterAll(async () => {
    await services.stop();
  });

  const recorder = () => services.app.get(Recorder, { strict: false });
  const left = async () =>
    (await recorder().record.texts.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

  it('are destroyed, every one that was sealed for their payments, and nothing else is', async () => {
    await eraseAccounts('rp-gone', recorder());
    await eraseAccounts('rp-gone', recorder());
    expect(await left()).toEqual(['answer:reward-c1:5:0', 'cmd-1:note']);

    await eraseAccounts('acc-other', recorder());
    expect(await left()).toEqual(['cmd-1:note']);
  });
});
