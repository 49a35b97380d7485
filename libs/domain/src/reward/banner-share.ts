import { decided, refused, type Decision } from '../shared/decision.js';
import type { Issued } from '../shared/stage.js';
import { refusalToConfirm } from './banner-policies.js';
import { actsForOf, paymentWith, personIdOf } from './reward-parts.js';
import type { ConfirmBannerShare, OpenedReward, RewardEvent } from './reward.js';

export function confirmBannerShare(
  command: ConfirmBannerShare & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, document, by } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToConfirm(payment, by);
  if (refusal) return refusal;
  const [confirmedBy, confirmedFor] = [personIdOf(command), actsForOf(command)];
  const hands = { confirmedBy, ...(confirmedFor !== undefined && { confirmedFor }) };
  return decided([{ type: 'banner-share-confirmed', paymentId, ...hands, document }]);
}
