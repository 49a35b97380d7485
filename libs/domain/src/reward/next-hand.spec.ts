import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '../shared/actor.js';
import { specify } from '#testing/specify';
import { approved, entitled, frozen, head, opened, prepared, preparer, reviewed, reviewer } from './examples.js';
import { nextHandOf, type NextHand } from './next-hand.js';
import { reward, type RewardEvent } from './reward.js';

const spec = specify(reward);

function nextOf(by: PersonActor, ...events: readonly RewardEvent[]): NextHand | undefined {
  const { state } = spec.given(opened, entitled, ...events);
  const payment = state.phase === 'open' ? state.payments[0] : undefined;
  if (state.phase !== 'open' || !payment) throw new Error('the example has one payment');
  return nextHandOf(payment, by, state);
}

describe('the next hand of a payment', () => {
  it('reviews what was prepared, and is not the preparer', () => {
    expect(nextOf(reviewer, prepared(), frozen())).toEqual({ command: 'review-payment' });
    expect(nextOf(preparer, prepared(), frozen())).toMatchObject({
      command: 'review-payment',
      refusal: { code: 'preparer-cannot-review' },
    });
  });

  it('approves what was reviewed, as a head of finance', () => {
    expect(nextOf(head, prepared(), frozen(), reviewed())).toEqual({ command: 'approve-payment' });
    expect(nextOf(reviewer, prepared(), frozen(), reviewed())).toMatchObject({
      command: 'approve-payment',
      refusal: { code: 'finance-head-only' },
    });
  });

  it('is nobody’s while the account is awaited and once it is approved', () => {
    expect(nextOf(reviewer, prepared())).toBeUndefined();
    expect(nextOf(head, prepared(), frozen(), reviewed(), approved())).toBeUndefined();
  });
});
