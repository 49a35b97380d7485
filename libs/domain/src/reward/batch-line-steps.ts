import { decided, refused, type Decision } from '../shared/decision.js';
import { unpaidOf } from './clause-steps.js';
import { isPlacedIn, type BatchLineRef } from './payment.js';
import {
  inFund,
  paymentWith,
  promiseWith,
  releasedInFund,
  withSettlement,
} from './reward-parts.js';
import type {
  OpenedReward,
  PlaceInBatch,
  RecordPaid,
  RecordReturned,
  RewardEvent,
} from './reward.js';

/** Asked again for the same line, whatever became of it since, a payment stays as it is. */
export function place(command: PlaceInBatch, state: OpenedReward): Decision<RewardEvent> {
  const { paymentId, batchId, line } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  if (isPlacedIn(payment, command)) return decided([]);
  if (payment.state !== 'approved') return refused('payment-not-approved', { paymentId });
  const { clauseId } = payment;
  if (promiseWith(clauseId, state)?.held) return refused('clause-held', { clauseId });
  return decided([{ type: 'payment-placed', paymentId, batchId, line }]);
}

export function recordPaid(command: RecordPaid, state: OpenedReward): Decision<RewardEvent> {
  const { paymentId, batchId, line } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  if (!isPlacedIn(payment, command)) return lineDoesNotMatch(command);
  if (payment.state === 'paid' || payment.state === 'recovered') return decided([]);
  if (payment.state !== 'placed') return lineDoesNotMatch(command);
  return decided(withSettlement([{ type: 'payment-paid', paymentId, batchId, line }], state), {
    alongside: [inFund('pay', payment, state)],
  });
}

/**
 * The share is free again for a new payment; this one is not edited (forms.md §6.2: 退票). Where its
 * clause has lapsed meanwhile there is nothing to pay anew, and the share lapses as well.
 */
export function recordReturned(
  command: RecordReturned,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, batchId, line, bankReason } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  if (!isPlacedIn(payment, command)) return lineDoesNotMatch(command);
  if (payment.state === 'returned') return decided([]);
  if (payment.state !== 'placed') return lineDoesNotMatch(command);
  const returned = { type: 'payment-returned', paymentId, batchId, line, bankReason } as const;
  const givenBack = inFund('return-reserved', payment, state);
  const { clauseId } = payment;
  const promised = promiseWith(clauseId, state);
  if (!promised?.lapsed) return decided<RewardEvent>([returned], { alongside: [givenBack] });
  const released = unpaidOf(
    promised,
    state.payments.filter((one) => one !== payment),
  );
  const events = [returned, { type: 'clause-lapsed', clauseId, released } as const];
  return decided(withSettlement(events, state), {
    alongside: [givenBack, ...releasedInFund(promised, released, state)],
  });
}

function lineDoesNotMatch({ paymentId, batchId, line }: BatchLineRef & { paymentId: string }) {
  return refused('line-does-not-match', { paymentId, batchId, line });
}
