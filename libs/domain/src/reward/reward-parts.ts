import { isPerson } from '../shared/actor.js';
import type { Companion } from '../shared/decision.js';
import { digits } from '../shared/money.js';
import { streamOf, type Issued } from '../shared/stage.js';
import { fund, type MovePayment, type YearAmount } from './fund.js';
import { isOver, paidTotal, type Payment, type PreparedPayment, type Promised } from './payment.js';
import { evolveReward } from './reward-history.js';
import type { OpenedReward, Reward, RewardEvent } from './reward.js';

/** Adds the stage's end when these events leave nothing to pay. */
export function withSettlement(
  events: readonly RewardEvent[],
  state: Reward,
): readonly RewardEvent[] {
  const after = events.reduce((folded, event) => evolveReward(folded, event, 0), state);
  if (after.phase !== 'open') return events;
  if (!after.promises.every((promised) => isOver(promised, after.payments))) return events;
  return [...events, { type: 'reward-settled', paid: digits(paidTotal(after.payments)) }];
}

/** A fund's stream belongs to no case: its own id stands where a case's would. */
export function inFund(
  type: MovePayment['type'],
  { paymentId, fundId, fiscalYear, amount }: PreparedPayment,
  state: OpenedReward,
): Companion {
  const ref = `${state.case.caseId}/${paymentId}`;
  const command = { type, ref, fiscalYear, amount };
  return { stream: streamOf(fund, fundId), caseId: fundId, command };
}

/** What a lapsed clause gives back becomes free again; nothing where nothing is left of it. */
export function releasedInFund(
  { clauseId, fundId }: Promised,
  shares: readonly YearAmount[],
  state: OpenedReward,
): readonly Companion[] {
  if (shares.length === 0) return [];
  const command = { type: 'release', ref: `${state.case.caseId}/${clauseId}`, shares } as const;
  return [{ stream: streamOf(fund, fundId), caseId: fundId, command }];
}

export function promiseWith(clauseId: string, state: OpenedReward): Promised | undefined {
  return state.promises.find((promised) => promised.clauseId === clauseId);
}

export function paymentWith(paymentId: string, state: OpenedReward): Payment | undefined {
  return state.payments.find((payment) => payment.paymentId === paymentId);
}

export function personIdOf({ by }: Pick<Issued, 'by'>): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}

/** Whom the person stands in for (AB角), if anybody. */
export function actsForOf({ by }: Pick<Issued, 'by'>): string | undefined {
  return isPerson(by) ? by.actsFor : undefined;
}
