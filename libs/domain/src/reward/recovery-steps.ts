import { decided, refused, type Decision } from '../shared/decision.js';
import type { Issued } from '../shared/stage.js';
import { refusalToDecideRecovery, refusalToRecover } from './payment-policies.js';
import { actsForOf, inFund, paymentWith, personIdOf } from './reward-parts.js';
import type { DecideRecovery, OpenedReward, RecoverPayment, RewardEvent } from './reward.js';

/** Nothing moves yet: money comes back on one person's word and another's. */
export function proposeRecovery(
  command: RecoverPayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, reason } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToRecover(payment);
  if (refusal) return refusal;
  const [proposedBy, proposedFor] = [personIdOf(command), actsForOf(command)];
  const hands = { proposedBy, ...(proposedFor !== undefined && { proposedFor }) };
  return decided([{ type: 'recovery-proposed', paymentId, ...hands, reason }]);
}

/** The fund has the money back as free; the promise stays used up, so it is not paid again. */
export function decideRecovery(
  command: DecideRecovery & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, recovered, note, by } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToDecideRecovery(payment, by);
  if (refusal) return refusal;
  const [decidedBy, decidedFor] = [personIdOf(command), actsForOf(command)];
  const decision = {
    paymentId,
    decidedBy,
    ...(decidedFor !== undefined && { decidedFor }),
    ...(note && { note }),
  };
  return recovered
    ? decided<RewardEvent>([{ type: 'payment-recovered', ...decision }], {
        alongside: [inFund('recover', payment, state)],
      })
    : decided([{ type: 'recovery-declined', ...decision }]);
}
