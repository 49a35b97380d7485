import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing/specify';
import {
  approve,
  approved,
  entitled,
  frozen,
  head,
  opened,
  prepare,
  prepared,
  preparer,
  reject,
  reviewed,
  reviewer,
  words,
} from './examples.js';
import { reward, type RewardCommand, type RewardEvent } from './reward.js';

const spec = specify(reward);
const one = { paymentId: 'payment-1' } as const;
const shared = { ...prepared(), bannerShare: '400' } as RewardEvent;
const confirm: RewardCommand = { type: 'confirm-banner-share', ...one, document: words };
const confirmed: RewardEvent = {
  ...{ type: 'banner-share-confirmed', ...one },
  ...{ confirmedBy: 'reviewer', document: words },
};
const reviewedShare = [opened, entitled, shared, frozen(), reviewed()] as const;

describe('a banner’s part of a payment', () => {
  it('is stated by the preparer: more than nothing, no more than the whole', () => {
    const ready = spec.given(opened, entitled);
    ready.when({ ...prepare('1000'), bannerShare: '400' }, preparer).then(shared);
    for (const bannerShare of ['0', '1001']) {
      const refuses = ready.when({ ...prepare('1000'), bannerShare }, preparer);
      refuses.thenRefused('banner-share-does-not-fit');
    }
    const whole = ready.when({ ...prepare('1000'), bannerShare: '1000' }, preparer);
    whole.thenEvents('payment-prepared');
  });

  it('is confirmed before the payment is approved', () => {
    const before = spec.given(...reviewedShare);
    before.when(approve, head).thenRefused('banner-share-not-confirmed');
    before.when(reject, head).thenEvents('payment-rejected');
    const except = ['preparer'];
    const wait = { command: 'confirm-banner-share', about: 'payment-1', role: 'finance-officer' };
    expect(reward.waits(before.state)).toEqual([{ ...wait, except }]);
    before.when(confirm, reviewer).then(confirmed);
    const after = spec.given(...reviewedShare, confirmed);
    after.when(approve, head).then(approved());
    expect(reward.waits(after.state)).toMatchObject([{ command: 'approve-payment' }]);
    after.when(confirm, reviewer).thenRefused('no-banner-share-open');
  });

  it('is recorded by somebody else than the preparer, also through a deputy', () => {
    const before = spec.given(...reviewedShare);
    before.when(confirm, preparer).thenRefused('preparer-cannot-confirm');
    const deputy = { ...reviewer, actsFor: 'preparer' };
    before.when(confirm, deputy).thenRefused('preparer-cannot-confirm');
    const another = { ...confirmed, confirmedFor: 'away' } as RewardEvent;
    before.when(confirm, { ...reviewer, actsFor: 'away' }).then(another);
    before.when(confirm, head).thenRefused('finance-officer-only');
  });

  it('is asked for only where there is one', () => {
    const plain = spec.given(opened, entitled, prepared(), frozen(), reviewed());
    plain.when(confirm, reviewer).thenRefused('no-banner-share-open');
    plain.when(approve, head).then(approved());
  });
});
