import type { Day } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import type { Fen } from '../shared/money.js';
import type { Errand, ErrandAnswer, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { Deadline } from '../shared/working-days.js';
import type { Conclusion, Finding } from '../evaluation/evaluation.js';
import type { CommitFunds, SignedTerms } from '../reward/errands.js';
import type { NegotiationCommand, RecordCommitment } from './commands.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import { negotiationSentences } from './refusals.js';
import type { Review } from './reviews.js';
import { sharesOf, type ApprovalLevel, type Clause, type PolicyClause, type Terms } from './terms.js';
import { negotiationVisibility } from './visible.js';
import { waits } from './waits.js';
import { may } from './who-may.js';

export const withdrawalReasons = [
  'other-side-withdrew',
  'terms-unacceptable',
  'no-funds',
  'other',
] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** What negotiation starts with: the case, what the committee found, and the city's rules. */
export interface NegotiationOpened {
  readonly openingId: string;
  readonly case: CaseFacts;
  readonly conclusion: Conclusion;
  readonly findings: readonly Finding[];
  readonly evaluationVersion: number;
  readonly approvalLevels: readonly ApprovalLevel[];
  /** Longest validity of an offer, in calendar days after the day it is made. */
  readonly offerValidityDaysMax: number;
  readonly clauseKinds: readonly string[];
  /** Kinds tied to tax paid, which the pack does not turn on: named to say why they are refused. */
  readonly kindsOff?: readonly string[];
  /** Kinds of evidence a clause may ask for. */
  readonly evidenceKinds: readonly string[];
  /** Units that may be responsible for a clause. */
  readonly units: readonly string[];
  readonly funds: readonly string[];
  readonly policyClauses: readonly PolicyClause[];
  readonly packVersion: string;
}

/** An offer stands until the end of the day `validUntil`. */
export interface Offer {
  readonly validUntil: Day;
  readonly expires: Deadline;
}

export interface Approval {
  readonly level: number;
  readonly approverId: string;
  /** Whom the approver stood in for (AB角). */
  readonly approverFor?: string;
}

export const counterSides = ['other-side'] as const;
export type CounterSide = (typeof counterSides)[number];

/** What the other side asked for instead of what was offered. */
export interface Counter {
  readonly termsVersion: number;
  readonly from: CounterSide;
  readonly points: TextRef;
  readonly recordedBy: string;
}

export interface SentBack extends Approval {
  readonly reason: TextRef;
}

/** Why reward committed nothing: fund, year and what is lacking, where reward names them. */
export interface Shortage {
  readonly code: string;
  readonly fundId?: string;
  readonly fiscalYear?: number;
  readonly shortfall?: Fen;
}

/** What stays of a negotiation whatever happens to its terms. */
export interface Kept extends NegotiationOpened {
  /** Every version that was drafted, the present one last. */
  readonly versions: readonly Terms[];
  readonly counters: readonly Counter[];
  /** Of all versions: a review speaks for its own version only. */
  readonly reviews: readonly Review[];
}

/** The signed paper, scanned. What the file is called is free text. */
export interface Scan {
  readonly documentId: string;
  /** SHA-256 of the file, 64 lower-case hex digits. */
  readonly digest: string;
  readonly bytes: number;
  readonly name: TextRef;
  readonly attachedBy: string;
}

interface Drafted extends Kept {
  readonly terms: Terms;
}

interface Offered extends Drafted {
  readonly offer: Offer;
}

/** From agreement on there is no deadline: an agreed offer no longer expires. */
interface Agreed extends Offered {
  readonly agreementNote?: TextRef;
  readonly approvals: readonly Approval[];
}

interface SignatureAsked extends Agreed {
  readonly signerId: string;
  /** Version of the event that raised the errand to reward. */
  readonly requestedAtVersion: number;
}

export type Negotiation =
  | { readonly phase: 'not-opened' }
  | (Kept & {
      readonly phase: 'drafting';
      readonly terms?: Terms;
      /** The present version was offered and nobody agreed in time. */
      readonly lastOfferExpired: boolean;
      /** The present version came back from an approver. */
      readonly sentBack?: SentBack;
    })
  | (Offered & { readonly phase: 'offered' })
  | (Agreed & { readonly phase: 'agreed' })
  | (Agreed & { readonly phase: 'approved' })
  | (SignatureAsked & { readonly phase: 'signature-requested' })
  | (Agreed & { readonly phase: 'commitment-refused'; readonly shortage: Shortage })
  | (SignatureAsked & {
      readonly phase: 'signed';
      readonly signedTerms: SignedTerms;
      readonly signedAtVersion: number;
      readonly scans: readonly Scan[];
    })
  /** The evaluation is being reopened: nothing moves until it is concluded anew. */
  | (Kept & { readonly phase: 'stepped-back'; readonly terms?: Terms })
  | (Kept & {
      readonly phase: 'withdrawn';
      readonly terms?: Terms;
      readonly reason: WithdrawalReason;
      readonly note?: TextRef;
      readonly withdrawnAtVersion: number;
    });

export type NegotiationEvent =
  | (NegotiationOpened & { readonly type: 'negotiation-opened' })
  /** A newer evaluation: the findings changed, and what was offered or approved is void. */
  | (NegotiationOpened & { readonly type: 'negotiation-renewed' })
  | { readonly type: 'negotiation-stepped-back'; readonly evaluationVersion: number }
  | {
      readonly type: 'terms-drafted';
      readonly termsVersion: number;
      readonly drafterId: string;
      readonly drafterFor?: string;
      readonly clauses: readonly Clause[];
    }
  | (Review & { readonly type: 'competition-reviewed' })
  | (Offer & { readonly type: 'terms-offered'; readonly termsVersion: number })
  | (Counter & { readonly type: 'counter-recorded' })
  | { readonly type: 'offer-expired'; readonly termsVersion: number }
  | { readonly type: 'terms-agreed'; readonly termsVersion: number; readonly note?: TextRef }
  | (Approval & { readonly type: 'terms-approved' })
  | (SentBack & { readonly type: 'terms-sent-back' })
  | { readonly type: 'signature-requested'; readonly signerId: string }
  | {
      readonly type: 'terms-signed';
      readonly signedTerms: SignedTerms;
      /** The words each promise depends on, which `signedTerms` leaves out. */
      readonly conditions: readonly { readonly clauseId: string; readonly condition: TextRef }[];
    }
  | (Scan & { readonly type: 'scan-attached' })
  | (Shortage & { readonly type: 'commitment-refused' })
  | {
      readonly type: 'negotiation-withdrawn';
      readonly reason: WithdrawalReason;
      readonly note?: TextRef;
    };

/** Signed terms are what landing and reward open with; a withdrawal ends the case. */
export type NegotiationOutcome =
  | { readonly kind: 'signed'; readonly terms: SignedTerms; readonly version: number }
  | { readonly kind: 'withdrawn'; readonly caseId: string; readonly version: number };

export const initialNegotiation: Negotiation = { phase: 'not-opened' };

export const negotiation: Stage<
  Negotiation,
  NegotiationCommand,
  NegotiationEvent,
  NegotiationOutcome
> = {
  name: 'negotiation',
  initial: initialNegotiation,
  commands: [
    'draft-terms',
    'record-review',
    'offer',
    'record-counter',
    'agree',
    'approve',
    'send-back',
    'sign',
    'attach-scan',
    'withdraw',
  ],
  may,
  decide,
  evolve,
  due: (state) =>
    state.phase === 'offered'
      ? { ...state.offer.expires, command: { type: 'expire-offer' } }
      : undefined,
  errand,
  answered,
  outcome,
  waits,
  visible: negotiationVisibility,
  sentences: negotiationSentences,
};

function errand(state: Negotiation): Errand | undefined {
  if (state.phase !== 'signature-requested') return undefined;
  const request: Omit<CommitFunds, 'type'> = {
    caseId: state.case.caseId,
    shares: sharesOf(state.terms),
  };
  const type: CommitFunds['type'] = 'commit-funds';
  return {
    service: 'reward',
    type,
    raisedAtVersion: state.requestedAtVersion,
    request: { ...request },
  };
}

function answered({ raisedAtVersion }: Errand, answer: ErrandAnswer): RecordCommitment {
  if (answer.ok) return { type: 'record-commitment', raisedAtVersion };
  const { fundId, fiscalYear, shortfall } = answer.details;
  return {
    type: 'record-commitment',
    raisedAtVersion,
    shortage: {
      code: answer.code,
      ...(typeof fundId === 'string' && { fundId }),
      ...(typeof fiscalYear === 'number' && { fiscalYear }),
      ...(typeof shortfall === 'string' && { shortfall }),
    },
  };
}

function outcome(state: Negotiation): NegotiationOutcome | undefined {
  if (state.phase === 'signed') {
    return { kind: 'signed', terms: state.signedTerms, version: state.signedAtVersion };
  }
  if (state.phase === 'withdrawn') {
    return { kind: 'withdrawn', caseId: state.case.caseId, version: state.withdrawnAtVersion };
  }
  return undefined;
}
