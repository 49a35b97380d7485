import type { Actor } from '../shared/actor.js';
import type { Refusal } from '../shared/decision.js';
import { refusalToApprove, refusalToReview } from './payment-policies.js';
import type { Payment } from './payment.js';
import type { OpenedReward } from './reward.js';

/** What a payment's next hand does with it, and why this person may not be that hand. */
export interface NextHand {
  readonly command: 'review-payment' | 'approve-payment';
  readonly refusal?: Refusal;
}

/** The step one payment waits for; undefined where it waits for no person's word. */
export function nextHandOf(payment: Payment, by: Actor, open: OpenedReward): NextHand | undefined {
  if (payment.state === 'prepared') {
    return stepOf('review-payment', refusalToReview(payment, by));
  }
  if (payment.state === 'reviewed') {
    return stepOf('approve-payment', refusalToApprove(payment, by, open));
  }
  return undefined;
}

function stepOf(command: NextHand['command'], refusal: Refusal | undefined): NextHand {
  return { command, ...(refusal && { refusal }) };
}
