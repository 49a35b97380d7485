import type { Day } from '../shared/actor.js';
import { sumFen, type Fen } from '../shared/money.js';
import type { TextRef } from '../shared/text.js';
import type { BankReason } from './bank-reasons.js';
import type { YearAmount } from './fund.js';

/** One clause's promise as it was signed. */
export interface SignedPromise {
  readonly clauseId: string;
  readonly kind: string;
  readonly beneficiaryId: string;
  readonly fundId: string;
  readonly responsibleUnitId: string;
  readonly milestoneId: string;
  readonly shares: readonly YearAmount[];
}

/** What became of a promise: payable once its milestone was accepted, unless held or lapsed. */
export interface Promised extends SignedPromise {
  /** The day the milestone was accepted; absent while nothing may be claimed. */
  readonly entitledOn?: Day;
  /** Set while landing holds the money back; names the payments that went on all the same. */
  readonly held?: { readonly lockedPayments: readonly string[] };
  /** Set when the promise has lapsed: what was given back to the fund, by fiscal year. */
  readonly lapsed?: readonly YearAmount[];
}

/** In the order a payment goes through them; `returned` and `rejected` give the share back. */
export const paymentStates = [
  'awaiting-account',
  'prepared',
  'reviewed',
  'approved',
  'placed',
  'paid',
  'recovered',
  'returned',
  'rejected',
] as const;
export type PaymentState = (typeof paymentStates)[number];

/** What the preparer fixes; nothing of it changes afterwards but the account, until the approval. */
export interface PreparedPayment {
  readonly paymentId: string;
  readonly clauseId: string;
  readonly fundId: string;
  readonly fiscalYear: number;
  readonly amount: Fen;
  readonly beneficiaryId: string;
  readonly accountId: string;
  readonly preparedBy: string;
  /** Set where the preparer stood in for another (AB角): that hand may not touch it again either. */
  readonly preparedFor?: string;
  /** The part of the amount that the case's banner or district bears; the rest is the city's. */
  readonly bannerShare?: Fen;
}

/** The banner's own word that it bears its part, by the number of its document. */
export interface BannerConfirmation {
  readonly confirmedBy: string;
  readonly confirmedFor?: string;
  readonly document: TextRef;
}

/** Another account before the final approval: who put it there counts as a preparer from then on. */
export interface AccountChange {
  readonly changedBy: string;
  readonly changedFor?: string;
  readonly reason: TextRef;
}

/** What a change of account sets aside: the account it replaces, and the hands whose word is void. */
export interface SetAside {
  readonly accountId: string;
  readonly accountDigest: string;
  /** Of the review and of the approvals so far, deputies with whom they stood in for. */
  readonly hands: readonly string[];
}

/** One level's approval, and whom the approver stood in for, if anybody. */
export interface PaymentApproval {
  readonly level: number;
  readonly approvedBy: string;
  readonly approvedFor?: string;
}

/** A proposal to take a paid amount back; the second person decides. */
export interface ProposedRecovery {
  readonly proposedBy: string;
  readonly proposedFor?: string;
  readonly reason: TextRef;
}

/** The bank line a payment stands in: with it every answer of the bank must agree. */
export interface BatchLineRef {
  readonly batchId: string;
  readonly line: number;
}

export interface Payment extends PreparedPayment {
  readonly state: PaymentState;
  readonly preparedAtVersion: number;
  /** Set once its account was changed: the version the present one was asked for at. */
  readonly accountAskedAtVersion?: number;
  readonly accountChanges?: readonly AccountChange[];
  /** The account as the register gave it when asked; what the register changes does not reach it. */
  readonly account?: TextRef;
  readonly accountDigest?: string;
  readonly reviewedBy?: string;
  readonly reviewedFor?: string;
  readonly note?: TextRef;
  /** Lowest level first; the payment is approved when the last one it needs is there. */
  readonly approvals?: readonly PaymentApproval[];
  readonly placedIn?: BatchLineRef;
  readonly bankReason?: BankReason;
  readonly bannerConfirmation?: BannerConfirmation;
  readonly recovery?: ProposedRecovery;
  readonly rejection?: {
    /** A person, `register` where it could give no account, or `landing` where the clause lapsed. */
    readonly rejectedBy: string;
    readonly code?: string;
    readonly reason?: TextRef;
  };
}

/** The version at which the register was last asked for the payment's account. */
export function askedAtVersion({ accountAskedAtVersion, preparedAtVersion }: Payment): number {
  return accountAskedAtVersion ?? preparedAtVersion;
}

/** Whoever prepared the payment or changed its account, with whom they stood in for. */
export function preparersOf({
  preparedBy,
  preparedFor,
  accountChanges = [],
}: Payment): readonly (string | undefined)[] {
  const changers = accountChanges.flatMap(({ changedBy, changedFor }) => [changedBy, changedFor]);
  return [...new Set([preparedBy, preparedFor, ...changers])];
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
  const used = amountOf(promised, fiscalYear, payments.filter(isLive));
  return shareOf(promised, fiscalYear) - used - lapsedOf(promised, fiscalYear);
}

/** Years in which something may still be prepared, the earliest first. */
export function yearsLeft(promised: Promised, payments: readonly Payment[]): readonly number[] {
  return yearsOf(promised).filter((year) => leftOf(promised, year, payments) > 0n);
}

/** Whether every fen of the promise has come to its end: paid (recovered or not), or lapsed. */
export function isOver(promised: Promised, payments: readonly Payment[]): boolean {
  const paid = payments.filter(({ state }) => state === 'paid' || state === 'recovered');
  return yearsOf(promised).every((year) => {
    const ended = amountOf(promised, year, paid) + lapsedOf(promised, year);
    return shareOf(promised, year) === ended;
  });
}

/** What was paid and not recovered, in fen. */
export function paidTotal(payments: readonly Payment[]): bigint {
  return sumFen(payments.filter(({ state }) => state === 'paid').map(({ amount }) => amount));
}

export function yearsOf({ shares }: SignedPromise): readonly number[] {
  return [...new Set(shares.map(({ fiscalYear }) => fiscalYear))].sort((a, b) => a - b);
}

/** @returns zero for a year the clause promises nothing in. */
function shareOf({ shares }: Promised, year: number): bigint {
  return sumOfYear(shares, year);
}

function lapsedOf({ lapsed = [] }: Promised, year: number): bigint {
  return sumOfYear(lapsed, year);
}

function amountOf({ clauseId }: Promised, year: number, payments: readonly Payment[]): bigint {
  return sumOfYear(payments.filter((payment) => payment.clauseId === clauseId), year);
}

function sumOfYear(amounts: readonly YearAmount[], year: number): bigint {
  return sumFen(amounts.filter(({ fiscalYear }) => fiscalYear === year).map(({ amount }) => amount));
}
