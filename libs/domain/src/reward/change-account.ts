import { decided, refused, type Decision } from '../shared/decision.js';
import type { Issued } from '../shared/stage.js';
import { handsIn, refusalToChangeAccount } from './payment-policies.js';
import { actsForOf, paymentWith, personIdOf } from './reward-parts.js';
import type { ChangeAccount, OpenedReward, RewardEvent } from './reward.js';

/**
 * Also for the account the payment already has: the register may have corrected it since, and gives
 * it as it is now. The amount stays reserved and the banner's word stands, which is on the share and
 * not on the account.
 */
export function changeAccount(
  command: ChangeAccount & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, accountId, reason } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToChangeAccount(payment);
  if (refusal) return refusal;
  const { accountId: former, accountDigest, reviewedBy, reviewedFor, approvals = [] } = payment;
  if (accountDigest === undefined) throw new Error('a prepared payment has an account');
  const hands = [reviewedBy, reviewedFor, ...handsIn(approvals)].filter((one) => one !== undefined);
  const changedFor = actsForOf(command);
  return decided([
    {
      type: 'account-changed',
      paymentId,
      accountId,
      changedBy: personIdOf(command),
      ...(changedFor !== undefined && { changedFor }),
      reason,
      setAside: { accountId: former, accountDigest, hands },
    },
  ]);
}
