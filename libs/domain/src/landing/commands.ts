import type { Day } from '../shared/actor.js';
import type { TextRef } from '../shared/text.js';
import type { LandingOpened } from './landing.js';
import type { EvidenceDocument } from './milestones.js';

export interface OpenLanding extends LandingOpened {
  readonly type: 'open-landing';
}
/** Again before acceptance: the new evidence takes the place of the old. */
export interface SubmitEvidence {
  readonly type: 'submit-evidence';
  readonly milestoneId: string;
  readonly kind: string;
  readonly document: EvidenceDocument;
}
export interface AcceptEvidence {
  readonly type: 'accept-evidence';
  readonly milestoneId: string;
  readonly note?: TextRef;
}
/** The evidence proves nothing yet: the milestone awaits other evidence. */
export interface ReturnEvidence {
  readonly type: 'return-evidence';
  readonly milestoneId: string;
  readonly reason: TextRef;
}
export interface ExtendMilestone {
  readonly type: 'extend-milestone';
  readonly milestoneId: string;
  /** Later than the day it was due before, which is kept. */
  readonly dueOn: Day;
  readonly reason: TextRef;
}
/** It will not be reached, or was breached after all: reward is asked to let its money lapse. */
export interface FailMilestone {
  readonly type: 'fail-milestone';
  readonly milestoneId: string;
  readonly reason: TextRef;
}
/** On a breach: reward is asked to hold what of the clause is not on its way to the bank. */
export interface SuspendClause {
  readonly type: 'suspend-clause';
  readonly clauseId: string;
  readonly reason: TextRef;
}
export interface ResumeClause {
  readonly type: 'resume-clause';
  readonly clauseId: string;
  readonly reason: TextRef;
}
/** Given by the clock when a milestone's day has ended without acceptance. It blocks nothing. */
export interface PassMilestone {
  readonly type: 'pass-milestone';
  readonly milestoneId: string;
}
/** Reward's answer to `entitle`. Never refused: an answer that no longer fits changes nothing. */
export interface RecordEntitleAnswer {
  readonly type: 'record-entitle-answer';
  readonly raisedAtVersion: number;
  /** Absent where reward entitled the clause. */
  readonly refusedCode?: string;
}
/** Reward's answer to `lapse-clause`, never refused either. */
export interface RecordLapseAnswer {
  readonly type: 'record-lapse-answer';
  readonly raisedAtVersion: number;
  readonly refusedCode?: string;
}
/** Reward's answer to `hold-clause`, never refused either. */
export interface RecordHoldAnswer {
  readonly type: 'record-hold-answer';
  readonly raisedAtVersion: number;
  /** Payments that already stand in a locked batch and go on. */
  readonly lockedPayments: readonly string[];
  readonly refusedCode?: string;
}

export type LandingCommand =
  | OpenLanding
  | SubmitEvidence
  | AcceptEvidence
  | ReturnEvidence
  | ExtendMilestone
  | FailMilestone
  | SuspendClause
  | ResumeClause
  | PassMilestone
  | RecordEntitleAnswer
  | RecordLapseAnswer
  | RecordHoldAnswer;
