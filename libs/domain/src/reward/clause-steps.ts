import { decided, refused, type Decision } from '../shared/decision.js';
import { digits } from '../shared/money.js';
import type { YearAmount } from './fund.js';
import { isOver, leftOf, yearsLeft, type Payment, type PaymentState, type Promised } from './payment.js';
import { inFund, promiseWith, releasedInFund, withSettlement } from './reward-parts.js';
import type {
  BeginFiscalYear,
  HoldClauseMoney,
  LapseClauseMoney,
  OpenedReward,
  RecordEntitlement,
  RewardEvent,
} from './reward.js';

export function beginYear(
  { fiscalYear }: BeginFiscalYear,
  state: OpenedReward,
): Decision<RewardEvent> {
  const hasBegun = state.fiscalYear === undefined || state.fiscalYear >= fiscalYear;
  if (hasBegun || state.phase === 'settled') return decided([]);
  return decided([{ type: 'fiscal-year-begun', fiscalYear }]);
}

/** Exactly once: a clause that is entitled already stays as it is, and so does one that lapsed. */
export function entitle(
  { clauseId, milestoneId, acceptedOn }: RecordEntitlement,
  state: OpenedReward,
): Decision<RewardEvent> {
  const promised = promiseWith(clauseId, state);
  if (!promised) return refused('clause-unknown', { clauseId });
  if (promised.entitledOn !== undefined || promised.lapsed) return decided([]);
  return decided([{ type: 'entitled', clauseId, milestoneId, acceptedOn }]);
}

/** Asked again, or of a clause that is over, it changes nothing. */
export function hold(
  { clauseId, held }: HoldClauseMoney,
  state: OpenedReward,
): Decision<RewardEvent> {
  const promised = promiseWith(clauseId, state);
  if (!promised) return refused('clause-unknown', { clauseId });
  const isHeld = promised.held !== undefined;
  if (held && !isHeld && isPaidUp(promised, state)) return refused('clause-paid-up', { clauseId });
  if (state.phase === 'settled' || promised.lapsed || isHeld === held) return decided([]);
  if (!held) return decided([{ type: 'clause-released', clauseId }]);
  const lockedPayments = lockedPaymentsOf(clauseId, state);
  return decided([{ type: 'clause-held', clauseId, lockedPayments }]);
}

/** Every fen of the promise was paid: neither a hold nor a lapse finds anything. */
function isPaidUp(promised: Promised, { payments }: OpenedReward): boolean {
  const ofClause = payments.filter(({ clauseId }) => clauseId === promised.clauseId);
  return !promised.lapsed && isOver(promised, ofClause);
}

/** Payments of a clause that stand in a batch: the bank has them, or is about to. */
export function lockedPaymentsOf(clauseId: string, { payments }: OpenedReward): readonly string[] {
  return payments
    .filter((payment) => payment.clauseId === clauseId && payment.state === 'placed')
    .map(({ paymentId }) => paymentId);
}

const stoppable: readonly PaymentState[] = ['awaiting-account', 'prepared', 'reviewed', 'approved'];

/**
 * Payments that no batch holds are rejected, and the fund gets back what is then left. What stands
 * in a batch goes on; returned by the bank, it lapses as well.
 */
export function lapse({ clauseId }: LapseClauseMoney, state: OpenedReward): Decision<RewardEvent> {
  const promised = promiseWith(clauseId, state);
  if (!promised) return refused('clause-unknown', { clauseId });
  if (promised.lapsed) return decided([]);
  if (isPaidUp(promised, state)) return refused('clause-paid-up', { clauseId });
  if (state.phase === 'settled') return decided([]);
  const ofClause = state.payments.filter((payment) => payment.clauseId === clauseId);
  const stopped = ofClause.filter((payment) => stoppable.includes(payment.state));
  const going = ofClause.filter((payment) => !stopped.includes(payment));
  const released = unpaidOf(promised, going);
  const events: readonly RewardEvent[] = [
    ...stopped.map(({ paymentId }): RewardEvent => {
      const code = 'clause-lapsed';
      return { type: 'payment-rejected', paymentId, rejectedBy: 'landing', code };
    }),
    { type: 'clause-lapsed', clauseId, released },
  ];
  return decided(withSettlement(events, state), {
    alongside: [
      ...stopped.map((payment) => inFund('return-reserved', payment, state)),
      ...releasedInFund(promised, released, state),
    ],
  });
}

/** What no payment holds of a promise, by fiscal year. */
export function unpaidOf(promised: Promised, payments: readonly Payment[]): readonly YearAmount[] {
  return yearsLeft(promised, payments).map((fiscalYear) => {
    return { fiscalYear, amount: digits(leftOf(promised, fiscalYear, payments)) };
  });
}
