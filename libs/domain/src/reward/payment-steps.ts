import { decided, refused, type Decision } from '../shared/decision.js';
import { numbered } from '../shared/numbered.js';
import type { Issued } from '../shared/stage.js';
import { nextLevelOf } from './approval-levels.js';
import { refusalOfBannerShare } from './banner-policies.js';
import { fiscalYearAt } from './fiscal-year.js';
import {
  refusalOfAmount,
  refusalOfClause,
  refusalToApprove,
  refusalToReject,
  refusalToReview,
} from './payment-policies.js';
import type { PreparedPayment } from './payment.js';
import { actsForOf, inFund, paymentWith, personIdOf, promiseWith } from './reward-parts.js';
import type {
  ApprovePayment,
  OpenedReward,
  PreparePayment,
  RecordAccount,
  RejectPayment,
  ReviewPayment,
  RewardEvent,
} from './reward.js';

/** The fund reserves in the same transaction: both are recorded or neither. */
export function prepare(
  command: PreparePayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { clauseId, fiscalYear, amount, accountId, bannerShare, at } = command;
  const promised = promiseWith(clauseId, state);
  if (!promised) return refused('clause-unknown', { clauseId });
  const now = fiscalYearAt(at);
  const refusal =
    refusalOfClause(promised) ??
    refusalOfAmount({ fiscalYear, amount }, promised, state.payments, now) ??
    refusalOfBannerShare(bannerShare, amount);
  if (refusal) return refusal;
  const preparedFor = actsForOf(command);
  const payment: PreparedPayment = {
    paymentId: numbered('payment', state.payments.length),
    clauseId,
    fundId: promised.fundId,
    fiscalYear,
    amount,
    beneficiaryId: promised.beneficiaryId,
    accountId,
    preparedBy: personIdOf(command),
    ...(preparedFor !== undefined && { preparedFor }),
    ...(bannerShare !== undefined && { bannerShare }),
  };
  return decided<RewardEvent>([{ type: 'payment-prepared', ...payment }], {
    alongside: [inFund('reserve', payment, state)],
  });
}

export function recordAccount(command: RecordAccount, state: OpenedReward): Decision<RewardEvent> {
  const { paymentId, account, accountDigest, code } = command;
  const payment = paymentWith(paymentId, state);
  if (payment?.state !== 'awaiting-account') return decided([]);
  if (account && accountDigest !== undefined) {
    return decided([{ type: 'account-frozen', paymentId, account, accountDigest }]);
  }
  return decided<RewardEvent>(
    [
      {
        type: 'payment-rejected',
        paymentId,
        rejectedBy: 'register',
        code: code ?? 'account-unreadable',
      },
    ],
    { alongside: [inFund('return-reserved', payment, state)] },
  );
}

export function review(
  command: ReviewPayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, note } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToReview(payment, command.by);
  if (refusal) return refusal;
  const [reviewedBy, reviewedFor] = [personIdOf(command), actsForOf(command)];
  const hands = { reviewedBy, ...(reviewedFor !== undefined && { reviewedFor }) };
  return decided([{ type: 'payment-reviewed', paymentId, ...hands, ...(note && { note }) }]);
}

export function approve(
  command: ApprovePayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, by } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToApprove(payment, by, state);
  if (refusal) return refusal;
  const level = nextLevelOf(payment, state)?.level;
  if (level === undefined) throw new Error('a reviewed payment has a level to go');
  const [approvedBy, approvedFor] = [personIdOf(command), actsForOf(command)];
  const hands = { approvedBy, ...(approvedFor !== undefined && { approvedFor }) };
  return decided([{ type: 'payment-approved', paymentId, ...hands, level }]);
}

export function reject(
  command: RejectPayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, reason, by } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToReject(payment, by, state);
  if (refusal) return refusal;
  const rejectedBy = personIdOf(command);
  return decided<RewardEvent>([{ type: 'payment-rejected', paymentId, rejectedBy, reason }], {
    alongside: [inFund('return-reserved', payment, state)],
  });
}
