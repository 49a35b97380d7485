import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { digits } from '../shared/money.js';
import { streamOf, type Issued } from '../shared/stage.js';
import { fiscalYearAt } from './fiscal-year.js';
import { fund, type YearAmount } from './fund.js';
import { leftOf, yearsLeft, type Payment, type Promised } from './payment.js';
import { actsForOf, personIdOf, promiseWith } from './reward-parts.js';
import type { CarryShareOver, OpenedReward, RewardEvent } from './reward.js';

/** What no payment holds of a promise in years that are over: each waits for a decision. */
export function leftOver(
  promised: Promised,
  payments: readonly Payment[],
  now: number,
): readonly YearAmount[] {
  return yearsLeft(promised, payments)
    .filter((year) => year < now)
    .map((fiscalYear) => {
      return { fiscalYear, amount: digits(leftOf(promised, fiscalYear, payments)) };
    });
}

export function refusalToCarry(
  promised: Promised,
  payments: readonly Payment[],
  now: number,
): Refusal | undefined {
  return leftOver(promised, payments, now).length > 0 ? undefined : refused('nothing-to-carry-over');
}

/** Payments under way stay in their year; what no payment holds goes with its money (结转). */
export function carryOver(
  command: CarryShareOver & Issued,
  state: OpenedReward,
): Decision<RewardEvent> {
  const { clauseId, fiscalYear: fromYear, reason, at } = command;
  const promised = promiseWith(clauseId, state);
  if (!promised) return refused('clause-unknown', { clauseId });
  const toYear = fiscalYearAt(at);
  const share = leftOver(promised, state.payments, toYear).find(
    ({ fiscalYear }) => fiscalYear === fromYear,
  );
  if (!share) return refused('nothing-to-carry-over');
  const { amount } = share;
  const [decidedBy, decidedFor] = [personIdOf(command), actsForOf(command)];
  const hands = { decidedBy, ...(decidedFor !== undefined && { decidedFor }) };
  const moved = { fromYear, toYear, amount };
  const { fundId } = promised;
  const ref = `${state.case.caseId}/${clauseId}`;
  return decided<RewardEvent>(
    [{ type: 'share-carried-over', clauseId, ...moved, ...hands, reason }],
    {
      alongside: [
        { stream: streamOf(fund, fundId), caseId: fundId, command: { type: 'carry', ref, ...moved } },
      ],
    },
  );
}
