import type { Role } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import type { Sentence } from '../shared/sentences.js';
import type { Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { Deadline, WorkingCalendar } from '../shared/working-days.js';
import type { EvaluationCommand } from './commands.js';
import { decide } from './decide.js';
import type { Drawn } from './draw.js';
import { evolve } from './evolve.js';
import { evaluationSentences } from './refusals.js';
import { answered, errand } from './reopening.js';
import type { Rubric, Scores } from './rubric.js';
import { evaluationVisibility } from './visible.js';
import { waits } from './waits.js';
import { may } from './who-may.js';

export const conclusions = ['supported', 'supported-with-conditions', 'not-supported'] as const;
export type Conclusion = (typeof conclusions)[number];

export const recommendations = ['support', 'support-with-conditions', 'do-not-support'] as const;
export type Recommendation = (typeof recommendations)[number];

export interface Seat {
  readonly expertId: string;
  readonly declared?: 'none' | 'conflict';
  /** Set by a late recusal, after `declared` said there was no conflict. */
  readonly recused?: true;
  /** The expert seated in place of a recused one. */
  readonly replacedBy?: string;
}

export interface Opinion {
  readonly expertId: string;
  readonly scores: Scores;
  readonly comment: TextRef;
  readonly recommendation: Recommendation;
}

/** Opinions as events carry them. The round is left out of the first. */
export interface OpinionOfRound extends Opinion {
  readonly round?: number;
}

/** A numbered finding of the conclusion: what negotiated clauses cite. */
export interface Finding {
  readonly number: number;
  readonly text: TextRef;
}

export interface EvaluationOpened {
  readonly case: CaseFacts;
  readonly rubric: Rubric;
  readonly calendar: WorkingCalendar;
  readonly packVersion: string;
  readonly openingId: string;
  /** Who may ask for a second panel (复议): the pack says; without a word it is the secretary. */
  readonly reopeningRole?: Role;
}

export interface Concluded {
  readonly conclusion: Conclusion;
  readonly resultCentipoints: number;
  readonly findings: readonly Finding[];
  readonly deviationReason?: TextRef;
  /** Experts who recommended something else than what was concluded. */
  readonly dissenting: readonly string[];
  readonly concludedAtVersion: number;
}

/** How many opinion events each expert has left, void and amended ones too. */
export type OpinionEvents = Readonly<Record<string, number>>;

/** A panel that is no longer the present one; without `concluded` its work was broken off. */
export interface EarlierRound {
  readonly round: number;
  readonly panel: readonly string[];
  readonly opinionEvents: OpinionEvents;
  readonly concluded?: Concluded;
}

/** Rounds count panels: a reopening and a renewed opening each begin another. */
export interface Begun extends EvaluationOpened {
  readonly round: number;
  readonly earlier: readonly EarlierRound[];
  /** The present round reconsiders the one before it. */
  readonly reopened: boolean;
}

export interface Convened extends Begun {
  readonly secretaryId: string;
  /** Whom that secretary stood in for, where they did. */
  readonly secretaryFor?: string;
  readonly drawn?: Drawn;
  readonly seats: readonly Seat[];
  readonly opinions: readonly Opinion[];
  readonly opinionEvents: OpinionEvents;
  readonly opinionsDue: Deadline;
  readonly overdue: boolean;
  /** The one extension, if it was used: when opinions were due before, and why. */
  readonly extension?: { readonly previouslyDue: Deadline; readonly reason: TextRef };
}

export type Evaluation =
  | { readonly phase: 'not-opened' }
  | (Begun & { readonly phase: 'awaiting-panel' })
  | (Convened & { readonly phase: 'collecting-opinions' })
  | (Convened & Concluded & { readonly phase: 'concluded' })
  | (Convened &
      Concluded & {
        readonly phase: 'reopening-requested';
        readonly requestedBy: string;
        readonly reopeningReason: TextRef;
        readonly requestedAtVersion: number;
      });

/** The unit that attracts a subject of this case meanwhile: whom to ring, and nothing more. */
export interface Holder {
  readonly unitId: string;
  readonly unitName: Sentence;
}

export type EvaluationEvent =
  | (EvaluationOpened & { readonly type: 'evaluation-opened' })
  /** Contact qualified the case anew: everything begins again with another panel. */
  | (EvaluationOpened & { readonly type: 'evaluation-renewed' })
  | {
      readonly type: 'panel-convened';
      readonly secretaryId: string;
      readonly secretaryFor?: string;
      readonly experts: readonly string[];
      readonly drawn?: Drawn;
      readonly opinionsDue: Deadline;
    }
  | {
      readonly type: 'conflict-declared';
      readonly expertId: string;
      readonly conflict: 'none' | 'conflict';
      readonly note?: TextRef;
    }
  | (OpinionOfRound & { readonly type: 'opinion-given' })
  | (OpinionOfRound & { readonly type: 'opinion-amended' })
  /** Whether an opinion became void stays out: it would tell who had given one. */
  | {
      readonly type: 'expert-recused';
      readonly expertId: string;
      readonly recusedBy: string;
      readonly reason: TextRef;
    }
  | {
      readonly type: 'expert-replaced';
      readonly replaces: string;
      readonly expertId: string;
      readonly opinionsDue: Deadline;
    }
  | {
      readonly type: 'opinions-extended';
      readonly previouslyDue: Deadline;
      readonly opinionsDue: Deadline;
      readonly reason: TextRef;
    }
  /** Whose opinion is missing stays out: it would tell who has given one. */
  | { readonly type: 'opinion-deadline-passed' }
  /** The provisional deadline counted again; absent where none stood. */
  | {
      readonly type: 'calendar-adopted';
      readonly calendar: WorkingCalendar;
      readonly opinionsDue?: Deadline;
    }
  | {
      readonly type: 'evaluation-concluded';
      readonly conclusion: Conclusion;
      readonly resultCentipoints: number;
      readonly findings: readonly Finding[];
      readonly deviationReason?: TextRef;
      readonly dissenting?: readonly string[];
    }
  | {
      readonly type: 'reopening-requested';
      readonly requestedBy: string;
      readonly reason: TextRef;
    }
  | { readonly type: 'reopening-refused'; readonly code: string; readonly heldBy?: Holder }
  | { readonly type: 'evaluation-reopened'; readonly round: number };

/** The contract negotiation opens with. The committee advises; findings are what clauses cite. */
export interface EvaluationOutcome {
  readonly kind: Conclusion;
  readonly case: CaseFacts;
  readonly resultCentipoints: number;
  readonly findings: readonly Finding[];
  readonly version: number;
}

export const initialEvaluation: Evaluation = { phase: 'not-opened' };

export const evaluation: Stage<
  Evaluation,
  EvaluationCommand,
  EvaluationEvent,
  EvaluationOutcome
> = {
  name: 'evaluation',
  initial: initialEvaluation,
  commands: [
    'convene-panel',
    'draw-panel',
    'declare-conflict',
    'give-opinion',
    'amend-opinion',
    'recuse',
    'replace-expert',
    'extend',
    'conclude',
    'reopen',
  ],
  may,
  decide,
  evolve,
  due: (state) =>
    state.phase === 'collecting-opinions' && !state.overdue
      ? { ...state.opinionsDue, command: { type: 'pass-opinion-deadline' } }
      : undefined,
  errand,
  answered,
  outcome: (state) =>
    state.phase === 'concluded'
      ? {
          kind: state.conclusion,
          case: state.case,
          resultCentipoints: state.resultCentipoints,
          findings: state.findings,
          version: state.concludedAtVersion,
        }
      : undefined,
  waits,
  visible: evaluationVisibility,
  sentences: evaluationSentences,
};
