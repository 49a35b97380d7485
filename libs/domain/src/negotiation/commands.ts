import type { Day } from '../shared/actor.js';
import type { TextRef } from '../shared/text.js';
import type {
  CounterSide,
  NegotiationOpened,
  Scan,
  Shortage,
  WithdrawalReason,
} from './negotiation.js';
import type { ReviewResult } from './reviews.js';
import type { DraftClause } from './terms.js';

/** Given again on a newer evaluation it renews the negotiation; on the same or an older one, nothing. */
export interface OpenNegotiation extends NegotiationOpened {
  readonly type: 'open-negotiation';
}
export interface DraftTerms {
  readonly type: 'draft-terms';
  readonly clauses: readonly DraftClause[];
}
export interface OfferTerms {
  readonly type: 'offer';
  readonly validUntil: Day;
}
export interface AgreeTerms {
  readonly type: 'agree';
  readonly note?: TextRef;
}
export interface ApproveTerms {
  readonly type: 'approve';
  /** The level the approver believes to be next: guards against approving twice by two clicks. */
  readonly level?: number;
}
export interface SendTermsBack {
  readonly type: 'send-back';
  readonly reason: TextRef;
}
export interface SignTerms {
  readonly type: 'sign';
}
/** The signed paper hangs on the signed terms; a better scan may follow a worse one. */
export interface AttachScan {
  readonly type: 'attach-scan';
  readonly document: Omit<Scan, 'attachedBy'>;
}
export interface WithdrawNegotiation {
  readonly type: 'withdraw';
  readonly reason: WithdrawalReason;
  readonly note?: TextRef;
}
/** Given by the clock when nobody agreed before the end of the offer's last day. */
export interface ExpireOffer {
  readonly type: 'expire-offer';
}
/** Reward's answer to `commit-funds`. Never refused: one that no longer fits changes nothing. */
export interface RecordCommitment {
  readonly type: 'record-commitment';
  readonly raisedAtVersion: number;
  /** Absent where every share was committed. */
  readonly shortage?: Shortage;
}

/** The other side answers an offer with points of its own. The offer stands until a new draft. */
export interface RecordCounter {
  readonly type: 'record-counter';
  readonly from: CounterSide;
  readonly points: TextRef;
}
/** Somebody of a unit, not the drafter, reviewed the present version for fair competition. */
export interface RecordReview {
  readonly type: 'record-review';
  /** Absent: every clause for a business. */
  readonly clauseIds?: readonly string[];
  readonly on: Day;
  readonly basis: TextRef;
  readonly result: ReviewResult;
}
/** Evaluation asks before it is reopened; refused once a signature was asked for. */
export interface StepBackFrom {
  readonly type: 'step-back';
  /** Version of the conclusion that is being reopened. */
  readonly evaluationVersion: number;
}

export type NegotiationCommand =
  | OpenNegotiation
  | DraftTerms
  | RecordReview
  | OfferTerms
  | RecordCounter
  | AgreeTerms
  | ApproveTerms
  | SendTermsBack
  | SignTerms
  | AttachScan
  | WithdrawNegotiation
  | ExpireOffer
  | RecordCommitment
  | StepBackFrom;
