import type { Day } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import type { Fen } from '../shared/money.js';
import type { Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { ApprovalLevel } from '../negotiation/terms.js';
import type { BankReason } from './bank-reasons.js';
import type { SignedTerms } from './errands.js';
import type { YearAmount } from './fund.js';
import type {
  AccountChange,
  BannerConfirmation,
  BatchLineRef,
  Payment,
  PreparedPayment,
  Promised,
  SetAside,
  SignedPromise,
} from './payment.js';
import { rewardSentences } from './refusals.js';
import { decideReward } from './reward-decide.js';
import { rewardAnswered, rewardErrand } from './reward-errands.js';
import { evolveReward } from './reward-history.js';
import { waitsOfReward } from './reward-waits.js';
import { mayOfReward } from './reward-who-may.js';
import { nextFiscalYear } from './fiscal-year.js';
import { rewardVisibility } from './visible.js';

interface Opening {
  readonly openingId: string;
  readonly case: CaseFacts;
  readonly promises: readonly SignedPromise[];
  readonly termsVersion: number;
  readonly packVersion: string;
  /** Who must approve which amounts; without them one head of finance approves everything. */
  readonly approvalLevels?: readonly ApprovalLevel[];
  /** The city's fiscal year at the opening; without it every year counts as begun. */
  readonly fiscalYear?: number;
}

interface Opened extends Omit<Opening, 'promises'> {
  readonly promises: readonly Promised[];
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
  readonly approvalLevels?: readonly ApprovalLevel[];
}
/** Given by the clock on 1 January of a year the clauses still promise money in. */
export interface BeginFiscalYear {
  readonly type: 'begin-fiscal-year';
  readonly fiscalYear: number;
}
export interface RecordEntitlement {
  readonly type: 'record-entitlement';
  readonly clauseId: string;
  readonly milestoneId: string;
  readonly acceptedOn: Day;
}
/** Landing holds a clause's money back, or lets it go again. */
export interface HoldClauseMoney {
  readonly type: 'hold-clause';
  readonly clauseId: string;
  readonly held: boolean;
}
/** Landing found the milestone failed: what is not paid of its clause is promised no longer. */
export interface LapseClauseMoney {
  readonly type: 'lapse-clause';
  readonly clauseId: string;
}
export interface PreparePayment {
  readonly type: 'prepare-payment';
  readonly clauseId: string;
  readonly fiscalYear: number;
  readonly amount: Fen;
  readonly accountId: string;
  readonly bannerShare?: Fen;
}
/** Finance records that the banner has confirmed its part, and with which document. */
export interface ConfirmBannerShare {
  readonly type: 'confirm-banner-share';
  readonly paymentId: string;
  readonly document: TextRef;
}
/** The register's answer: an account, or the code of why there is none. */
export interface RecordAccount {
  readonly type: 'record-account';
  readonly paymentId: string;
  readonly account?: TextRef;
  readonly accountDigest?: string;
  readonly code?: string;
}
/** Until the final approval: another account, and the payment is back at the start of its review. */
export interface ChangeAccount {
  readonly type: 'change-account';
  readonly paymentId: string;
  readonly accountId: string;
  readonly reason: TextRef;
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
/** The first of two persons: money that was paid must come back, and why. */
export interface RecoverPayment {
  readonly type: 'recover-payment';
  readonly paymentId: string;
  readonly reason: TextRef;
}
/** The second: the money came back, or the proposal is set aside. */
export interface DecideRecovery {
  readonly type: 'decide-recovery';
  readonly paymentId: string;
  readonly recovered: boolean;
  readonly note?: TextRef;
}
/** At year end, by decision: what is left of a past year's share is promised for the present one. */
export interface CarryShareOver {
  readonly type: 'carry-over';
  readonly clauseId: string;
  readonly fiscalYear: number;
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
  | BeginFiscalYear
  | RecordEntitlement
  | HoldClauseMoney
  | LapseClauseMoney
  | PreparePayment
  | RecordAccount
  | ConfirmBannerShare
  | ChangeAccount
  | ReviewPayment
  | ApprovePayment
  | RejectPayment
  | RecoverPayment
  | DecideRecovery
  | CarryShareOver
  | PlaceInBatch
  | RecordPaid
  | RecordReturned;

interface RecoveryDecision {
  readonly paymentId: string;
  readonly decidedBy: string;
  readonly decidedFor?: string;
  readonly note?: TextRef;
}

export type RewardEvent =
  | (Opening & { readonly type: 'reward-opened' })
  | {
      readonly type: 'entitled';
      readonly clauseId: string;
      readonly milestoneId: string;
      readonly acceptedOn: Day;
    }
  | { readonly type: 'fiscal-year-begun'; readonly fiscalYear: number }
  | {
      readonly type: 'clause-held';
      readonly clauseId: string;
      /** Payments that stand in a locked batch and go on all the same. */
      readonly lockedPayments: readonly string[];
    }
  | { readonly type: 'clause-released'; readonly clauseId: string }
  | {
      readonly type: 'clause-lapsed';
      readonly clauseId: string;
      /** What the fund takes back as free, by fiscal year. */
      readonly released: readonly YearAmount[];
    }
  | {
      readonly type: 'share-carried-over';
      readonly clauseId: string;
      readonly fromYear: number;
      readonly toYear: number;
      readonly amount: Fen;
      readonly decidedBy: string;
      readonly decidedFor?: string;
      readonly reason: TextRef;
    }
  | (PreparedPayment & { readonly type: 'payment-prepared' })
  | {
      readonly type: 'account-frozen';
      readonly paymentId: string;
      readonly account: TextRef;
      readonly accountDigest: string;
    }
  | (AccountChange & {
      readonly type: 'account-changed';
      readonly paymentId: string;
      readonly accountId: string;
      readonly setAside: SetAside;
    })
  | (BannerConfirmation & { readonly type: 'banner-share-confirmed'; readonly paymentId: string })
  | {
      readonly type: 'payment-reviewed';
      readonly paymentId: string;
      readonly reviewedBy: string;
      readonly reviewedFor?: string;
      readonly note?: TextRef;
    }
  | {
      readonly type: 'payment-approved';
      readonly paymentId: string;
      readonly approvedBy: string;
      readonly approvedFor?: string;
      /** Without it the first: the only one there is for small amounts. */
      readonly level?: number;
    }
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
  | {
      readonly type: 'recovery-proposed';
      readonly paymentId: string;
      readonly proposedBy: string;
      readonly proposedFor?: string;
      readonly reason: TextRef;
    }
  | (RecoveryDecision & { readonly type: 'payment-recovered' })
  | (RecoveryDecision & { readonly type: 'recovery-declined' })
  | { readonly type: 'reward-settled'; readonly paid: Fen };

export interface RewardOutcome {
  readonly kind: 'settled';
  readonly caseId: string;
  readonly paid: Fen;
  readonly version: number;
}

export const reward: Stage<Reward, RewardCommand, RewardEvent, RewardOutcome> = {
  name: 'reward',
  initial: { phase: 'not-opened' },
  commands: [
    'prepare-payment',
    'confirm-banner-share',
    'change-account',
    'review-payment',
    'approve-payment',
    'reject-payment',
    'recover-payment',
    'decide-recovery',
    'carry-over',
  ],
  may: mayOfReward,
  decide: decideReward,
  evolve: evolveReward,
  due: nextFiscalYear,
  errand: rewardErrand,
  answered: rewardAnswered,
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
