import { handsOf, holdsRole, type Actor } from '../shared/actor.js';
import { firstRefusal, refused, type Refusal } from '../shared/decision.js';
import { digits, fen, type Fen } from '../shared/money.js';
import { inYuan } from './amount-shown.js';
import { nextLevelOf } from './approval-levels.js';
import { bannerConfirmed } from './banner-policies.js';
import {
  leftOf,
  preparersOf,
  yearsLeft,
  type Payment,
  type PaymentApproval,
  type PaymentState,
  type Promised,
} from './payment.js';
import type { OpenedReward } from './reward.js';

type Policy = (payment: Payment, by: Actor, open: OpenedReward) => Refusal | undefined;

/** Adding a rule for a step is adding a line here and a sentence in the spec. */
export const reviewPolicies: readonly ((payment: Payment, by: Actor) => Refusal | undefined)[] = [
  accountKnown,
  atStep('prepared'),
  financeOfficer,
  preparerDoesNotReview,
];

/** Who may approve is who may refuse to. */
export const approverPolicies: readonly Policy[] = [
  accountKnown,
  atStep('reviewed'),
  roleOfLevel,
  preparerDoesNotApprove,
  reviewerDoesNotApprove,
  nobodyApprovesTwice,
];

export const approvalPolicies: readonly Policy[] = [
  ...approverPolicies,
  clauseNotHeld,
  bannerConfirmed,
];

export function refusalToReview(payment: Payment, by: Actor): Refusal | undefined {
  return firstRefusal(reviewPolicies.map((policy) => () => policy(payment, by)));
}

export function refusalToApprove(
  payment: Payment,
  by: Actor,
  open: OpenedReward,
): Refusal | undefined {
  return firstRefusal(approvalPolicies.map((policy) => () => policy(payment, by, open)));
}

/** Whoever could take the payment's next step can refuse it instead, also while its clause is held. */
export function refusalToReject(
  payment: Payment,
  by: Actor,
  open: OpenedReward,
): Refusal | undefined {
  return payment.state === 'reviewed'
    ? firstRefusal(approverPolicies.map((policy) => () => policy(payment, by, open)))
    : refusalToReview(payment, by);
}

/** Until the last approval; then the account is what was approved, and only a new payment has another. */
export function refusalToChangeAccount({ state }: Payment): Refusal | undefined {
  if (state === 'prepared' || state === 'reviewed') return undefined;
  if (state === 'awaiting-account') return refused('waiting-for-register');
  return refused(state === 'rejected' ? 'payment-not-at-this-step' : 'account-frozen');
}

export function refusalToRecover({ state, recovery }: Payment): Refusal | undefined {
  if (state !== 'paid') return refused('payment-not-paid');
  return recovery ? refused('recovery-already-proposed') : undefined;
}

export function refusalToDecideRecovery(
  { state, recovery }: Payment,
  by: Actor,
): Refusal | undefined {
  if (state !== 'paid' || !recovery) return refused('no-recovery-proposed');
  return isHandOf(by, recovery.proposedBy, recovery.proposedFor)
    ? refused('proposer-cannot-decide')
    : undefined;
}

/**
 * Whatever is asked for: can anything of this clause be prepared in fiscal year `now`? Without one every
 * year will do.
 */
export function refusalToPrepare(
  promised: Promised,
  payments: readonly Payment[],
  now: number | undefined,
): Refusal | undefined {
  const refusal = refusalOfClause(promised);
  if (refusal) return refusal;
  const refusals = yearsLeft(promised, payments).map((year) => refusalOfYear(year, now));
  if (refusals.length === 0) return aboveWhatIsLeft(0n);
  return refusals.includes(undefined) ? undefined : refusals[0];
}

/** What is prepared must be due: accepted, and neither held back nor lapsed. */
export function refusalOfClause({
  clauseId,
  entitledOn,
  held,
  lapsed,
}: Promised): Refusal | undefined {
  if (lapsed) return refused('clause-lapsed', { clauseId });
  if (entitledOn === undefined) return refused('not-entitled');
  return held ? refused('clause-held', { clauseId }) : undefined;
}

/**
 * Money of a year that has not begun is not there yet, and that of one that is over is carried over by
 * decision first (预算法 第十八条: 1 January to 31 December).
 */
function refusalOfYear(fiscalYear: number, now: number | undefined): Refusal | undefined {
  if (now === undefined || fiscalYear === now) return undefined;
  const code = fiscalYear > now ? 'fiscal-year-not-begun' : 'fiscal-year-over';
  return refused(code, { fiscalYear });
}

/** Payments under way count as used, so two officers can never prepare the same money twice. */
export function refusalOfAmount(
  wanted: { readonly fiscalYear: number; readonly amount: Fen },
  promised: Promised,
  payments: readonly Payment[],
  now: number,
): Refusal | undefined {
  const { fiscalYear } = wanted;
  const left = leftOf(promised, fiscalYear, payments);
  const untimely = refusalOfYear(fiscalYear, now);
  // Of a year that is over with nothing left there is nothing to carry over either.
  if (untimely && (fiscalYear > now || left > 0n)) return untimely;
  if (fen(wanted.amount) === 0n) return refused('amount-is-zero');
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

/** A level asks for a role of the city's own choice; mostly it is the head of finance. */
function roleOfLevel(payment: Payment, by: Actor, open: OpenedReward) {
  const role = nextLevelOf(payment, open)?.role;
  if (role === undefined || role === 'finance-head') return financeHeadOnly(by);
  return holdsRole(by, role) ? undefined : refused('another-role-approves', { role });
}

function accountKnown({ state }: Payment) {
  return state === 'awaiting-account' ? refused('waiting-for-register') : undefined;
}

function atStep(step: PaymentState) {
  return ({ state }: Payment) =>
    state === step ? undefined : refused('payment-not-at-this-step');
}

function preparerDoesNotReview(payment: Payment, by: Actor) {
  return isHandOf(by, ...preparersOf(payment)) ? refused('preparer-cannot-review') : undefined;
}

function preparerDoesNotApprove(payment: Payment, by: Actor) {
  return isHandOf(by, ...preparersOf(payment)) ? refused('preparer-cannot-approve') : undefined;
}

function reviewerDoesNotApprove({ reviewedBy, reviewedFor }: Payment, by: Actor) {
  return isHandOf(by, reviewedBy, reviewedFor) ? refused('reviewer-cannot-approve') : undefined;
}

function nobodyApprovesTwice({ approvals = [] }: Payment, by: Actor) {
  return isHandOf(by, ...handsIn(approvals)) ? refused('approver-cannot-approve-again') : undefined;
}

function clauseNotHeld({ clauseId }: Payment, _: Actor, { promises }: OpenedReward) {
  const promised = promises.find((one) => one.clauseId === clauseId);
  return promised?.held ? refused('clause-held', { clauseId }) : undefined;
}

export function handsIn(approvals: readonly PaymentApproval[]): readonly (string | undefined)[] {
  return approvals.flatMap(({ approvedBy, approvedFor }) => [approvedBy, approvedFor]);
}

/** A deputy's deed is also the deed of the one they stand in for, on both sides. */
function isHandOf(by: Actor, ...hands: readonly (string | undefined)[]): boolean {
  return handsOf(by).some((hand) => hands.includes(hand));
}
