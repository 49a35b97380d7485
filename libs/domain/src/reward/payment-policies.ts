import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import { firstRefusal, refused, type Refusal } from '../shared/decision.js';
import { digits, fen, type Fen } from '../shared/money.js';
import { inYuan } from './amount-shown.js';
import {
  hasSomethingLeft,
  leftOf,
  type Payment,
  type PaymentState,
  type Promised,
} from './payment.js';

type Policy = (payment: Payment, by: Actor) => Refusal | undefined;

/** Adding a rule for a step is adding a line here and a sentence in the spec. */
export const reviewPolicies: readonly Policy[] = [
  accountFrozen,
  atStep('prepared'),
  financeOfficer,
  preparerDoesNotReview,
];

export const approvalPolicies: readonly Policy[] = [
  accountFrozen,
  atStep('reviewed'),
  financeHead,
  preparerDoesNotApprove,
  reviewerDoesNotApprove,
];

export function refusalToReview(payment: Payment, by: Actor): Refusal | undefined {
  return firstRefusal(reviewPolicies.map((policy) => () => policy(payment, by)));
}

export function refusalToApprove(payment: Payment, by: Actor): Refusal | undefined {
  return firstRefusal(approvalPolicies.map((policy) => () => policy(payment, by)));
}

/** Whoever could take the payment's next step can refuse it instead. */
export function refusalToReject(payment: Payment, by: Actor): Refusal | undefined {
  const refusalOf = payment.state === 'reviewed' ? refusalToApprove : refusalToReview;
  return refusalOf(payment, by);
}

/** Whatever is asked for: can anything of this clause be prepared now? */
export function refusalToPrepare(
  promised: Promised,
  payments: readonly Payment[],
): Refusal | undefined {
  if (promised.entitledOn === undefined) return refused('not-entitled');
  return hasSomethingLeft(promised, payments) ? undefined : aboveWhatIsLeft(0n);
}

/** Payments under way count as used, so two officers can never prepare the same money twice. */
export function refusalOfAmount(
  wanted: { readonly fiscalYear: number; readonly amount: Fen },
  promised: Promised,
  payments: readonly Payment[],
): Refusal | undefined {
  if (fen(wanted.amount) === 0n) return refused('amount-is-zero');
  const left = leftOf(promised, wanted.fiscalYear, payments);
  return fen(wanted.amount) <= left ? undefined : aboveWhatIsLeft(left);
}

function aboveWhatIsLeft(left: bigint): Refusal {
  return refused('above-what-is-left', { left: digits(left), leftYuan: inYuan(left) });
}

export function financeOfficerOnly(by: Actor): Refusal | undefined {
  return holdsRole(by, 'finance-officer') ? undefined : refused('finance-officer-only');
}

export function financeHeadOnly(by: Actor): Refusal | undefined {
  return holdsRole(by, 'finance-head') ? undefined : refused('finance-head-only');
}

export function financeOnly(by: Actor): Refusal | undefined {
  return holdsRole(by, 'finance-officer', 'finance-head') ? undefined : refused('finance-only');
}

function financeOfficer(_: Payment, by: Actor) {
  return financeOfficerOnly(by);
}

function financeHead(_: Payment, by: Actor) {
  return financeHeadOnly(by);
}

function accountFrozen({ state }: Payment) {
  return state === 'awaiting-account' ? refused('waiting-for-register') : undefined;
}

function atStep(step: PaymentState): Policy {
  return ({ state }) => (state === step ? undefined : refused('payment-not-at-this-step'));
}

function preparerDoesNotReview({ preparedBy }: Payment, by: Actor) {
  return isSame(by, preparedBy) ? refused('preparer-cannot-review') : undefined;
}

function preparerDoesNotApprove({ preparedBy }: Payment, by: Actor) {
  return isSame(by, preparedBy) ? refused('preparer-cannot-approve') : undefined;
}

function reviewerDoesNotApprove({ reviewedBy }: Payment, by: Actor) {
  return isSame(by, reviewedBy) ? refused('reviewer-cannot-approve') : undefined;
}

function isSame(by: Actor, personId: string | undefined): boolean {
  return isPerson(by) && by.personId === personId;
}
