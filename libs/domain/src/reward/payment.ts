import type { Day } from '../shared/actor.js';
import { fen, sumFen, type Fen } from '../shared/money.js';
import type { TextRef } from '../shared/text.js';
import type { BankReason } from './bank-reasons.js';
import type { YearAmount } from './fund.js';

/** One clause's promise as it was signed: payable once its milestone was accepted. */
export interface Promised {
  readonly clauseId: string;
  readonly kind: string;
  readonly beneficiaryId: string;
  readonly fundId: string;
  readonly responsibleUnitId: string;
  readonly milestoneId: string;
  readonly shares: readonly YearAmount[];
  /** The day the milestone was accepted; absent while nothing may be claimed. */
  readonly entitledOn?: Day;
}

/** In the order a payment goes through them; `returned` and `rejected` give the money back. */
export const paymentStates = [
  'awaiting-account',
  'prepared',
  'reviewed',
  'approved',
  'placed',
  'paid',
  'returned',
  'rejected',
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** What the preparer fixes; nothing of it ever changes afterwards. */
export interface PreparedPayment {
  readonly paymentId: string;
  readonly clauseId: string;
  readonly fundId: string;
  readonly fiscalYear: number;
  readonly amount: Fen;
  readonly beneficiaryId: string;
  readonly accountId: string;
  readonly preparedBy: string;
}

/** The bank line a payment stands in: with it every answer of the bank must agree. */
export interface BatchLineRef {
  readonly batchId: string;
  readonly line: number;
}

export interface Payment extends PreparedPayment {
  readonly state: PaymentState;
  readonly preparedAtVersion: number;
  /** The account as the register gave it at preparation; later changes do not reach it. */
  readonly account?: TextRef;
  readonly accountDigest?: string;
  readonly reviewedBy?: string;
  readonly note?: TextRef;
  readonly approvedBy?: string;
  readonly placedIn?: BatchLineRef;
  readonly bankReason?: BankReason;
  readonly rejection?: {
    /** Register id of the person, or `register` where it could give no account. */
    readonly rejectedBy: string;
    readonly code?: string;
    readonly reason?: TextRef;
  };
}

/** Whether a payment still holds its share of the promise. */
export function isLive(payment: Payment): boolean {
  return payment.state !== 'returned' && payment.state !== 'rejected';
}

export function isPlacedIn(payment: Payment, { batchId, line }: BatchLineRef): boolean {
  return payment.placedIn?.batchId === batchId && payment.placedIn.line === line;
}

/** What may still be prepared of a clause's share of a fiscal year, in fen. */
export function leftOf(
  promised: Promised,
  fiscalYear: number,
  payments: readonly Payment[],
): bigint {
  return shareOf(promised, fiscalYear) - amountOf(promised, fiscalYear, payments.filter(isLive));
}

export function hasSomethingLeft(promised: Promised, payments: readonly Payment[]): boolean {
  return promised.shares.some(({ fiscalYear }) => leftOf(promised, fiscalYear, payments) > 0n);
}

export function isFullyPaid(promised: Promised, payments: readonly Payment[]): boolean {
  const paid = payments.filter((payment) => payment.state === 'paid');
  return promised.shares.every(
    ({ fiscalYear }) => shareOf(promised, fiscalYear) === amountOf(promised, fiscalYear, paid),
  );
}

export function paidTotal(payments: readonly Payment[]): bigint {
  return sumFen(payments.filter(({ state }) => state === 'paid').map(({ amount }) => amount));
}

/** @returns zero for a year the clause promises nothing in. */
function shareOf(promised: Promised, fiscalYear: number): bigint {
  return promised.shares
    .filter((share) => share.fiscalYear === fiscalYear)
    .reduce((total, share) => total + fen(share.amount), 0n);
}

function amountOf(promised: Promised, fiscalYear: number, payments: readonly Payment[]): bigint {
  return payments
    .filter((payment) => payment.clauseId === promised.clauseId)
    .filter((payment) => payment.fiscalYear === fiscalYear)
    .reduce((total, payment) => total + fen(payment.amount), 0n);
}
