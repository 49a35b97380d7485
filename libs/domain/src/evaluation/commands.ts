import type { TextRef } from '../shared/text.js';
import type { WorkingCalendar } from '../shared/working-days.js';
import type { Ties } from './conflicts.js';
import type { Conclusion, EvaluationOpened, Holder, Recommendation } from './evaluation.js';
import type { RegisteredExpert } from './expert.js';
import type { Scores } from './rubric.js';

export interface OpenEvaluation extends EvaluationOpened {
  readonly type: 'open-evaluation';
}
/** What the service joins from its register of experts and its other evaluations. */
export interface PanelFacts {
  /** The register's entries of the experts in question: those named, or all of them for a draw. */
  readonly register: readonly RegisteredExpert[];
  readonly ties: Ties;
}
export interface ConvenePanel extends PanelFacts {
  readonly type: 'convene-panel';
  readonly experts: readonly string[];
}
/** The panel by lot (随机抽取) among all who can sit. */
export interface DrawPanel extends PanelFacts {
  readonly type: 'draw-panel';
  readonly size: number;
  /** Only experts of one of these fields; of every field where none is named. */
  readonly fields?: readonly string[];
  /** 64 hex digits nobody could choose; it goes into the event, so anyone can draw again. */
  readonly seed: string;
}
export interface DeclareConflict {
  readonly type: 'declare-conflict';
  readonly conflict: 'none' | 'conflict';
  readonly note?: TextRef;
}
export interface GiveOpinion {
  readonly type: 'give-opinion';
  readonly scores: Scores;
  readonly comment: TextRef;
  readonly recommendation: Recommendation;
}
/** Replaces one's own opinion whole; the earlier one stays in the record. */
export interface AmendOpinion {
  readonly type: 'amend-opinion';
  readonly scores: Scores;
  readonly comment: TextRef;
  readonly recommendation: Recommendation;
}
/** An expert recuses themself, or the secretary an expert, after "no conflict" was declared. */
export interface Recuse {
  readonly type: 'recuse';
  /** Whom: the secretary names an expert, an expert names nobody (or themself). */
  readonly expertId?: string;
  readonly reason: TextRef;
}
export interface ReplaceExpert extends PanelFacts {
  readonly type: 'replace-expert';
  /** The recused expert whose seat is taken. */
  readonly replaces: string;
  readonly expertId: string;
}
export interface Extend {
  readonly type: 'extend';
  /** At most the rubric's own `opinionWorkingDays`. */
  readonly workingDays: number;
  readonly reason: TextRef;
}
export interface Conclude {
  readonly type: 'conclude';
  readonly conclusion: Conclusion;
  readonly findings: readonly TextRef[];
  readonly deviationReason?: TextRef;
}
export interface Reopen {
  readonly type: 'reopen';
  readonly reason: TextRef;
}
export interface PassOpinionDeadline {
  readonly type: 'pass-opinion-deadline';
}
/** A holiday calendar that reaches further was taken in: a new notice of the State Council. */
export interface AdoptCalendar {
  readonly type: 'adopt-calendar';
  readonly calendar: WorkingCalendar;
}
/** Negotiation's answer to `step-back`. Never refused: one that no longer fits changes nothing. */
export interface RecordStepBack {
  readonly type: 'record-step-back';
  readonly raisedAtVersion: number;
  /** Why negotiation did not step back; absent where it did. */
  readonly code?: string;
}

/** Contact's answer to `take-claims-again`. Never refused either. */
export interface RecordClaimsTaken {
  readonly type: 'record-claims-taken';
  readonly raisedAtVersion: number;
  /** Why contact did not take them; absent where it did. */
  readonly code?: string;
  readonly heldBy?: Holder;
}

export type EvaluationCommand =
  | OpenEvaluation
  | ConvenePanel
  | DrawPanel
  | DeclareConflict
  | GiveOpinion
  | AmendOpinion
  | Recuse
  | ReplaceExpert
  | Extend
  | Conclude
  | Reopen
  | PassOpinionDeadline
  | AdoptCalendar
  | RecordStepBack
  | RecordClaimsTaken;
