import { isPerson } from '../shared/actor.js';
import { decided, refused, type Companion, type Decision } from '../shared/decision.js';
import { digits } from '../shared/money.js';
import { streamOf, type Issued } from '../shared/stage.js';
import { fund, type MovePayment } from './fund.js';
import {
  refusalOfAmount,
  refusalToApprove,
  refusalToPrepare,
  refusalToReject,
  refusalToReview,
} from './payment-policies.js';
import {
  isFullyPaid,
  isPlacedIn,
  paidTotal,
  type BatchLineRef,
  type Payment,
  type PreparedPayment,
  type Promised,
} from './payment.js';
import type {
  ApprovePayment,
  OpenedReward,
  PlaceInBatch,
  PreparePayment,
  RecordAccount,
  RecordPaid,
  RecordReturned,
  RejectPayment,
  ReviewPayment,
  Reward,
  RewardEvent,
} from './reward.js';
import { evolveReward } from './reward-history.js';

/** The fund reserves in the same transaction: both are recorded or neither. */
export function prepare(
  command: PreparePayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { clauseId, fiscalYear, amount, accountId } = command;
  const promised = promiseWith(clauseId, state);
  if (!promised) return refused('clause-unknown', { clauseId });
  const refusal =
    refusalToPrepare(promised, state.payments) ??
    refusalOfAmount({ fiscalYear, amount }, promised, state.payments);
  if (refusal) return refusal;
  const payment: PreparedPayment = {
    paymentId: `payment-${String(state.payments.length + 1)}`,
    clauseId,
    fundId: promised.fundId,
    fiscalYear,
    amount,
    beneficiaryId: promised.beneficiaryId,
    accountId,
    preparedBy: personIdOf(command),
  };
  return decided<RewardEvent>([{ type: 'payment-prepared', ...payment }], {
    alongside: [inFund('reserve', payment, state)],
  });
}

export function recordAccount(
  command: RecordAccount,
  state: OpenedReward,
): Decision<RewardEvent> {
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
  const reviewedBy = personIdOf(command);
  return decided([{ type: 'payment-reviewed', paymentId, reviewedBy, ...(note && { note }) }]);
}

export function approve(
  command: ApprovePayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToApprove(payment, command.by);
  if (refusal) return refusal;
  return decided([{ type: 'payment-approved', paymentId, approvedBy: personIdOf(command) }]);
}

export function reject(
  command: RejectPayment & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, reason } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  const refusal = refusalToReject(payment, command.by);
  if (refusal) return refusal;
  const rejectedBy = personIdOf(command);
  return decided<RewardEvent>([{ type: 'payment-rejected', paymentId, rejectedBy, reason }], {
    alongside: [inFund('return-reserved', payment, state)],
  });
}

/** Asked again for the same line, whatever became of it since, a payment stays as it is. */
export function place(
  command: PlaceInBatch,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, batchId, line } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  if (isPlacedIn(payment, command)) return decided([]);
  if (payment.state !== 'approved') return refused('payment-not-approved', { paymentId });
  return decided([{ type: 'payment-placed', paymentId, batchId, line }]);
}

export function recordPaid(
  command: RecordPaid,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { paymentId, batchId, line } = command;
  const payment = paymentWith(paymentId, state);
  if (!payment) return refused('payment-unknown', { paymentId });
  if (!isPlacedIn(payment, command)) return lineDoesNotMatch(command);
  if (payment.state === 'paid') return decided([]);
  if (payment.state !== 'placed') return lineDoesNotMatch(command);
  return decided(withSettlement([{ type: 'payment-paid', paymentId, batchId, line }], state), {
    alongside: [inFund('pay', payment, state)],
  });
}

/** The share is free again for a new payment; this one is not edited (forms.md §6.2: 退票). */
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
  return decided<RewardEvent>(
    [{ type: 'payment-returned', paymentId, batchId, line, bankReason }],
    { alongside: [inFund('return-reserved', payment, state)] },
  );
}

/** Adds the stage's end when these events leave nothing to pay. */
export function withSettlement(
  events: readonly RewardEvent[],
  state: Reward,
): readonly RewardEvent[] {
  const after = events.reduce((folded, event) => evolveReward(folded, event, 0), state);
  if (after.phase !== 'open') return events;
  if (!after.promises.every((promised) => isFullyPaid(promised, after.payments))) return events;
  return [...events, { type: 'reward-settled', paid: digits(paidTotal(after.payments)) }];
}

/** A fund's stream belongs to no case: its own id stands where a case's would. */
function inFund(
  type: MovePayment['type'],
  { paymentId, fundId, fiscalYear, amount }: PreparedPayment,
  state: OpenedReward,
): Companion {
  const ref = `${state.case.caseId}/${paymentId}`;
  return {
    stream: streamOf(fund, fundId),
    caseId: fundId,
    command: { type, ref, fiscalYear, amount },
  };
}

export function promiseWith(clauseId: string, state: OpenedReward): Promised | undefined {
  return state.promises.find((promised) => promised.clauseId === clauseId);
}

function paymentWith(paymentId: string, state: OpenedReward): Payment | undefined {
  return state.payments.find((payment) => payment.paymentId === paymentId);
}

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}

function lineDoesNotMatch({ paymentId, batchId, line }: BatchLineRef & { paymentId: string }) {
  return refused('line-does-not-match', { paymentId, batchId, line });
}
