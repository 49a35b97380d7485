import { isPerson, type Day } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Fen } from '../shared/money.js';
import type { Errand, ErrandAnswer, Issued, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { SealAccount } from '../register/errands.js';
import type { BankReason } from './bank-reasons.js';
import type { SignedClause, SignedTerms } from './errands.js';
import {
  financeHeadOnly,
  financeOfficerOnly,
  financeOnly,
  refusalToApprove,
  refusalToPrepare,
  refusalToReject,
  refusalToReview,
} from './payment-policies.js';
import {
  approve,
  place,
  prepare,
  promiseWith,
  recordAccount,
  recordPaid,
  recordReturned,
  reject,
  review,
  withSettlement,
} from './payment-steps.js';
import type { BatchLineRef, Payment, PreparedPayment, Promised } from './payment.js';
import { rewardSentences } from './refusals.js';
import { evolveReward } from './reward-history.js';
import { waitsOfReward } from './reward-waits.js';
import { rewardVisibility } from './visible.js';

interface Opening {
  readonly openingId: string;
  readonly case: CaseFacts;
  readonly promises: readonly Promised[];
  readonly termsVersion: number;
  readonly packVersion: string;
}

interface Opened extends Opening {
  readonly payments: readonly Payment[];
}

export type Reward =
  | { readonly phase: 'not-opened' }
  | (Opened & { readonly phase: 'open' })
  | (Opened & { readonly phase: 'settled'; readonly paid: Fen; readonly settledAtVersion: number });

/** A reward once its promises are known. */
export type OpenedReward = Exclude<Reward, { readonly phase: 'not-opened' }>;

export interface OpenReward {
  readonly type: 'open-reward';
  readonly openingId: string;
  readonly terms: SignedTerms;
  readonly packVersion: string;
}
export interface RecordEntitlement {
  readonly type: 'record-entitlement';
  readonly clauseId: string;
  readonly milestoneId: string;
  readonly acceptedOn: Day;
}
export interface PreparePayment {
  readonly type: 'prepare-payment';
  readonly clauseId: string;
  readonly fiscalYear: number;
  readonly amount: Fen;
  readonly accountId: string;
}
/** The register's answer: an account, or the code of why there is none. */
export interface RecordAccount {
  readonly type: 'record-account';
  readonly paymentId: string;
  readonly account?: TextRef;
  readonly accountDigest?: string;
  readonly code?: string;
}
export interface ReviewPayment {
  readonly type: 'review-payment';
  readonly paymentId: string;
  readonly note?: TextRef;
}
export interface ApprovePayment {
  readonly type: 'approve-payment';
  readonly paymentId: string;
}
export interface RejectPayment {
  readonly type: 'reject-payment';
  readonly paymentId: string;
  readonly reason: TextRef;
}
export interface PlaceInBatch extends BatchLineRef {
  readonly type: 'place-in-batch';
  readonly paymentId: string;
}
export interface RecordPaid extends BatchLineRef {
  readonly type: 'record-paid';
  readonly paymentId: string;
}
export interface RecordReturned extends BatchLineRef {
  readonly type: 'record-returned';
  readonly paymentId: string;
  readonly bankReason: BankReason;
}

export type RewardCommand =
  | OpenReward
  | RecordEntitlement
  | PreparePayment
  | RecordAccount
  | ReviewPayment
  | ApprovePayment
  | RejectPayment
  | PlaceInBatch
  | RecordPaid
  | RecordReturned;

export type RewardEvent =
  | (Opening & { readonly type: 'reward-opened' })
  | {
      readonly type: 'entitled';
      readonly clauseId: string;
      readonly milestoneId: string;
      readonly acceptedOn: Day;
    }
  | (PreparedPayment & { readonly type: 'payment-prepared' })
  | {
      readonly type: 'account-frozen';
      readonly paymentId: string;
      readonly account: TextRef;
      readonly accountDigest: string;
    }
  | {
      readonly type: 'payment-reviewed';
      readonly paymentId: string;
      readonly reviewedBy: string;
      readonly note?: TextRef;
    }
  | { readonly type: 'payment-approved'; readonly paymentId: string; readonly approvedBy: string }
  | {
      readonly type: 'payment-rejected';
      readonly paymentId: string;
      readonly rejectedBy: string;
      readonly code?: string;
      readonly reason?: TextRef;
    }
  | (BatchLineRef & { readonly type: 'payment-placed'; readonly paymentId: string })
  | (BatchLineRef & { readonly type: 'payment-paid'; readonly paymentId: string })
  | (BatchLineRef & {
      readonly type: 'payment-returned';
      readonly paymentId: string;
      readonly bankReason: BankReason;
    })
  | { readonly type: 'reward-settled'; readonly paid: Fen };

export interface RewardOutcome {
  readonly kind: 'settled';
  readonly caseId: string;
  readonly paid: Fen;
  readonly version: number;
}

/** Whatever the body says; of a step that no payment can take, the refusal they all share. */
function may(
  type: RewardCommand['type'],
  { by }: Pick<Issued, 'by'>,
  state: Reward,
): Refusal | undefined {
  switch (type) {
    case 'open-reward':
      if (isPerson(by)) return refused('service-only');
      return state.phase === 'not-opened' ? undefined : refused('already-opened');
    case 'record-account':
      return isPerson(by) ? refused('service-only') : undefined;
    case 'record-entitlement':
    case 'place-in-batch':
    case 'record-paid':
    case 'record-returned':
      if (isPerson(by)) return refused('service-only');
      return state.phase === 'not-opened' ? wrongPhase(state) : undefined;
    case 'prepare-payment':
      return (
        financeOfficerOnly(by) ??
        whileOpen(state, ({ promises, payments }) =>
          sharedRefusal(promises.map((promised) => refusalToPrepare(promised, payments))),
        )
      );
    case 'review-payment':
      return financeOfficerOnly(by) ?? ofEveryPayment(state, (one) => refusalToReview(one, by));
    case 'approve-payment':
      return financeHeadOnly(by) ?? ofEveryPayment(state, (one) => refusalToApprove(one, by));
    case 'reject-payment':
      return financeOnly(by) ?? ofEveryPayment(state, (one) => refusalToReject(one, by));
    default:
      return never(type);
  }
}

function ofEveryPayment(state: Reward, refusalOf: (payment: Payment) => Refusal | undefined) {
  return whileOpen(state, ({ payments }) =>
    payments.length === 0 ? refused('no-payment-yet') : sharedRefusal(payments.map(refusalOf)),
  );
}

function whileOpen(
  state: Reward,
  refusalIn: (open: OpenedReward) => Refusal | undefined,
): Refusal | undefined {
  return state.phase === 'open' ? refusalIn(state) : wrongPhase(state);
}

function sharedRefusal(refusals: readonly (Refusal | undefined)[]): Refusal | undefined {
  const first = refusals[0];
  return refusals.every((refusal) => refusal?.code === first?.code) ? first : undefined;
}

function decide(command: RewardCommand & Issued, state: Reward): Decision<RewardEvent> {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  if (command.type === 'open-reward') return open(command);
  if (state.phase === 'not-opened') return decided([]);
  switch (command.type) {
    case 'record-entitlement':
      return entitle(command, state);
    case 'prepare-payment':
      return prepare(command, state);
    case 'record-account':
      return recordAccount(command, state);
    case 'review-payment':
      return review(command, state);
    case 'approve-payment':
      return approve(command, state);
    case 'reject-payment':
      return reject(command, state);
    case 'place-in-batch':
      return place(command, state);
    case 'record-paid':
      return recordPaid(command, state);
    case 'record-returned':
      return recordReturned(command, state);
    default:
      return never(command);
  }
}

/** Terms that promise no money are kept the moment they open. */
function open({ openingId, terms, packVersion }: OpenReward): Decision<RewardEvent> {
  const opened: RewardEvent = {
    type: 'reward-opened',
    openingId,
    case: terms.case,
    promises: terms.clauses.map(promiseOf),
    termsVersion: terms.termsVersion,
    packVersion,
  };
  return decided(withSettlement([opened], { phase: 'not-opened' }));
}

function promiseOf(clause: SignedClause): Promised {
  const { clauseId, kind, beneficiaryId, fundId, responsibleUnitId, shares, milestone } = clause;
  const { milestoneId } = milestone;
  return { clauseId, kind, beneficiaryId, fundId, responsibleUnitId, milestoneId, shares };
}

/** Exactly once: a clause that is entitled already stays as it is. */
function entitle(command: RecordEntitlement, state: OpenedReward): Decision<RewardEvent> {
  const { clauseId, milestoneId, acceptedOn } = command;
  const promised = promiseWith(clauseId, state);
  if (!promised) return refused('clause-unknown', { clauseId });
  if (promised.entitledOn !== undefined) return decided([]);
  return decided([{ type: 'entitled', clauseId, milestoneId, acceptedOn }]);
}

function errand(state: Reward): Errand | undefined {
  if (state.phase !== 'open') return undefined;
  const payment = state.payments.find((one) => one.state === 'awaiting-account');
  if (!payment) return undefined;
  const { paymentId, beneficiaryId: ownerId, accountId, preparedAtVersion } = payment;
  const request: SealAccount = { type: 'seal-account', forService: 'reward', ownerId, accountId };
  return {
    service: 'register',
    type: request.type,
    raisedAtVersion: preparedAtVersion,
    // The register has no use for the payment's id: it brings the answer back to its payment.
    request: { ...request, paymentId },
  };
}

function answered({ request }: Errand, answer: ErrandAnswer): RecordAccount {
  const paymentId = String(request['paymentId']);
  if (!answer.ok) return { type: 'record-account', paymentId, code: answer.code };
  const { account, accountDigest } = answer.result as {
    readonly account: TextRef;
    readonly accountDigest: string;
  };
  return { type: 'record-account', paymentId, account, accountDigest };
}

export const reward: Stage<Reward, RewardCommand, RewardEvent, RewardOutcome> = {
  name: 'reward',
  initial: { phase: 'not-opened' },
  commands: ['prepare-payment', 'review-payment', 'approve-payment', 'reject-payment'],
  may,
  decide,
  evolve: evolveReward,
  due: () => undefined,
  errand,
  answered,
  outcome: (state) =>
    state.phase === 'settled'
      ? {
          kind: 'settled',
          caseId: state.case.caseId,
          paid: state.paid,
          version: state.settledAtVersion,
        }
      : undefined,
  waits: waitsOfReward,
  visible: rewardVisibility,
  sentences: rewardSentences,
};

function wrongPhase(state: Reward): Refusal {
  return refused('not-in-this-phase', { phase: state.phase });
}
