import { holdsRole, isPerson } from '../shared/actor.js';
import type { CaseFacts } from '../shared/case.js';
import { decided, firstRefusal, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued, Stage, Wait } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import { workingDaysAfter, type Deadline, type WorkingCalendar } from '../shared/working-days.js';
import { panelPolicies } from './panel-policies.js';
import { evaluationSentences } from './refusals.js';
import { faultyCriteria, panelResult, weightedTotal, type Rubric, type Scores } from './rubric.js';
import { evaluationVisibility } from './visible.js';

export const conclusions = ['supported', 'supported-with-conditions', 'not-supported'] as const;
export type Conclusion = (typeof conclusions)[number];

export const recommendations = ['support', 'support-with-conditions', 'do-not-support'] as const;
export type Recommendation = (typeof recommendations)[number];

export interface Seat {
  readonly expertId: string;
  readonly declared?: 'none' | 'conflict';
}

export interface Opinion {
  readonly expertId: string;
  readonly scores: Scores;
  readonly comment: TextRef;
  readonly recommendation: Recommendation;
}

/** A numbered finding of the conclusion: what negotiated clauses cite. */
export interface Finding {
  readonly number: number;
  readonly text: TextRef;
}

interface Opened {
  readonly case: CaseFacts;
  readonly rubric: Rubric;
  readonly calendar: WorkingCalendar;
  readonly packVersion: string;
  readonly openingId: string;
}

interface Convened extends Opened {
  readonly secretaryId: string;
  readonly seats: readonly Seat[];
  readonly opinions: readonly Opinion[];
  readonly opinionsDue: Deadline;
  readonly overdue: boolean;
}

export type Evaluation =
  | { readonly phase: 'not-opened' }
  | (Opened & { readonly phase: 'awaiting-panel' })
  | (Convened & { readonly phase: 'collecting-opinions' })
  | (Convened & {
      readonly phase: 'concluded';
      readonly conclusion: Conclusion;
      readonly resultCentipoints: number;
      readonly findings: readonly Finding[];
      readonly concludedAtVersion: number;
    });

export interface OpenEvaluation {
  readonly type: 'open-evaluation';
  readonly openingId: string;
  readonly case: CaseFacts;
  readonly rubric: Rubric;
  readonly calendar: WorkingCalendar;
  readonly packVersion: string;
}
export interface ConvenePanel {
  readonly type: 'convene-panel';
  readonly experts: readonly string[];
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
export interface Conclude {
  readonly type: 'conclude';
  readonly conclusion: Conclusion;
  readonly findings: readonly TextRef[];
  readonly deviationReason?: TextRef;
}
export interface PassOpinionDeadline {
  readonly type: 'pass-opinion-deadline';
}

export type EvaluationCommand =
  | OpenEvaluation
  | ConvenePanel
  | DeclareConflict
  | GiveOpinion
  | Conclude
  | PassOpinionDeadline;

export type EvaluationEvent =
  | (Opened & { readonly type: 'evaluation-opened' })
  | {
      readonly type: 'panel-convened';
      readonly secretaryId: string;
      readonly experts: readonly string[];
      readonly opinionsDue: Deadline;
    }
  | {
      readonly type: 'conflict-declared';
      readonly expertId: string;
      readonly conflict: 'none' | 'conflict';
      readonly note?: TextRef;
    }
  | (Opinion & { readonly type: 'opinion-given' })
  /** Whose opinion is missing stays out: it would tell who has given one. */
  | { readonly type: 'opinion-deadline-passed' }
  | {
      readonly type: 'evaluation-concluded';
      readonly conclusion: Conclusion;
      readonly resultCentipoints: number;
      readonly findings: readonly Finding[];
      readonly deviationReason?: TextRef;
    };

/** The contract negotiation opens with. The committee advises; findings are what clauses cite. */
export interface EvaluationOutcome {
  readonly kind: Conclusion;
  readonly case: CaseFacts;
  readonly resultCentipoints: number;
  readonly findings: readonly Finding[];
  readonly version: number;
}

export const initialEvaluation: Evaluation = { phase: 'not-opened' };

type Asked = Pick<Issued, 'by' | 'at'>;

/** Whatever the body says: may whoever asks try this command in this phase? */
function may(type: EvaluationCommand['type'], { by }: Asked, state: Evaluation): Refusal | undefined {
  switch (type) {
    case 'open-evaluation':
      if (by.kind !== 'service') return refused('service-only');
      return state.phase === 'not-opened' ? undefined : refused('already-opened');
    case 'convene-panel':
      if (!holdsRole(by, 'committee-secretary')) return refused('secretary-only');
      return state.phase === 'awaiting-panel' ? undefined : wrongPhase(state);
    case 'declare-conflict': {
      const seat = seatOf(by, state);
      if (!seat) return refused('not-on-panel');
      if (state.phase !== 'collecting-opinions') return wrongPhase(state);
      return seat.declared === undefined ? undefined : refused('conflict-already-declared');
    }
    case 'give-opinion': {
      const seat = seatOf(by, state);
      if (!seat) return refused('not-on-panel');
      if (state.phase !== 'collecting-opinions') return wrongPhase(state);
      if (seat.declared === undefined) return refused('conflict-not-declared');
      if (seat.declared === 'conflict') return refused('recused');
      return hasGivenOpinion(seat.expertId, state) ? refused('opinion-already-given') : undefined;
    }
    case 'conclude':
      if (state.phase !== 'collecting-opinions') return wrongPhase(state);
      if (!isPerson(by) || by.personId !== state.secretaryId) return refused('convening-secretary-only');
      return state.opinions.length >= state.rubric.quorum
        ? undefined
        : refused('quorum-not-met', { have: state.opinions.length, need: state.rubric.quorum });
    case 'pass-opinion-deadline':
      if (by.kind !== 'clock') return refused('clock-only');
      return state.phase === 'collecting-opinions' ? undefined : wrongPhase(state);
    default:
      return never(type);
  }
}

function decide(
  command: EvaluationCommand & Issued,
  state: Evaluation,
): Decision<EvaluationEvent> {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-evaluation': {
      const { openingId, case: facts, rubric, calendar, packVersion } = command;
      return decided([
        { type: 'evaluation-opened', openingId, case: facts, rubric, calendar, packVersion },
      ]);
    }
    case 'convene-panel':
      return convene(command, state);
    case 'declare-conflict':
      return decided([
        {
          type: 'conflict-declared',
          expertId: personIdOf(command),
          conflict: command.conflict,
          ...(command.note && { note: command.note }),
        },
      ]);
    case 'give-opinion':
      return giveOpinion(command, state);
    case 'conclude':
      return conclude(command, state);
    case 'pass-opinion-deadline':
      return decided([{ type: 'opinion-deadline-passed' }]);
    default:
      return never(command);
  }
}

function convene(command: ConvenePanel & Issued, state: Evaluation): Decision<EvaluationEvent> {
  if (state.phase !== 'awaiting-panel') return wrongPhase(state);
  const { experts } = command;
  const proposed = { experts, case: state.case, rubric: state.rubric };
  const refusal = firstRefusal(panelPolicies.map((policy) => () => policy(proposed)));
  if (refusal) return refusal;
  const opinionsDue = workingDaysAfter(command.at, state.rubric.opinionWorkingDays, state.calendar);
  return decided([
    { type: 'panel-convened', secretaryId: personIdOf(command), experts, opinionsDue },
  ]);
}

function giveOpinion(command: GiveOpinion & Issued, state: Evaluation): Decision<EvaluationEvent> {
  if (state.phase !== 'collecting-opinions') return wrongPhase(state);
  const faulty = faultyCriteria(command.scores, state.rubric);
  if (faulty.length > 0) return refused('scores-outside-rubric', { criteria: faulty });
  const { scores, comment, recommendation } = command;
  return decided([
    { type: 'opinion-given', expertId: personIdOf(command), scores, comment, recommendation },
  ]);
}

/** S3 “量化有弹性”: a conclusion may deviate from the computed one within the band, with a reason. */
function conclude(command: Conclude & Issued, state: Evaluation): Decision<EvaluationEvent> {
  if (state.phase !== 'collecting-opinions') return wrongPhase(state);
  const { rubric, opinions } = state;
  if (command.findings.length === 0) return refused('conclusion-needs-a-finding');
  const result = panelResult(
    opinions.map((opinion) => weightedTotal(opinion.scores, rubric)),
    rubric,
  );
  const passMark = rubric.passMark * 100;
  const agrees = result >= passMark === (command.conclusion !== 'not-supported');
  const details = { result: (result / 100).toFixed(2), passMark: rubric.passMark };
  if (!agrees) {
    if (Math.abs(result - passMark) > rubric.discretionBand * 100) {
      return refused('conclusion-beyond-discretion', { ...details, band: rubric.discretionBand });
    }
    if (!command.deviationReason) return refused('deviation-needs-a-reason', details);
  }
  return decided([
    {
      type: 'evaluation-concluded',
      conclusion: command.conclusion,
      resultCentipoints: result,
      findings: command.findings.map((text, index) => ({ number: index + 1, text })),
      ...(command.deviationReason && { deviationReason: command.deviationReason }),
    },
  ]);
}

function evolve(state: Evaluation, event: EvaluationEvent, version: number): Evaluation {
  switch (event.type) {
    case 'evaluation-opened': {
      const { type: _, ...opened } = event;
      return { ...opened, phase: 'awaiting-panel' };
    }
    case 'panel-convened':
      if (state.phase !== 'awaiting-panel') return state;
      return {
        ...state,
        phase: 'collecting-opinions',
        secretaryId: event.secretaryId,
        seats: event.experts.map((expertId) => ({ expertId })),
        opinions: [],
        opinionsDue: event.opinionsDue,
        overdue: false,
      };
    case 'conflict-declared':
      if (state.phase !== 'collecting-opinions') return state;
      return {
        ...state,
        seats: state.seats.map((seat) =>
          seat.expertId === event.expertId ? { ...seat, declared: event.conflict } : seat,
        ),
      };
    case 'opinion-given': {
      if (state.phase !== 'collecting-opinions') return state;
      const { type: _, ...opinion } = event;
      return { ...state, opinions: [...state.opinions, opinion] };
    }
    case 'opinion-deadline-passed':
      return state.phase === 'collecting-opinions' ? { ...state, overdue: true } : state;
    case 'evaluation-concluded': {
      if (state.phase !== 'collecting-opinions') return state;
      const { conclusion, resultCentipoints, findings } = event;
      return {
        ...state,
        phase: 'concluded',
        conclusion,
        resultCentipoints,
        findings,
        concludedAtVersion: version,
      };
    }
    default:
      return never(event);
  }
}

export const evaluation: Stage<Evaluation, EvaluationCommand, EvaluationEvent, EvaluationOutcome> = {
  name: 'evaluation',
  initial: initialEvaluation,
  commands: ['convene-panel', 'declare-conflict', 'give-opinion', 'conclude'],
  may,
  decide,
  evolve,
  due: (state) =>
    state.phase === 'collecting-opinions' && !state.overdue
      ? { ...state.opinionsDue, command: { type: 'pass-opinion-deadline' } }
      : undefined,
  errand: () => undefined,
  answered: () => {
    throw new Error('evaluation asks no errands');
  },
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

function waits(state: Evaluation): readonly Wait[] {
  if (state.phase === 'awaiting-panel') {
    return [{ command: 'convene-panel', role: 'committee-secretary' }];
  }
  if (state.phase !== 'collecting-opinions') return [];
  const due = state.opinionsDue.at;
  const experts = missingExperts(state).map((personId): Wait => {
    const declared = state.seats.some((seat) => seat.expertId === personId && seat.declared);
    return { command: declared ? 'give-opinion' : 'declare-conflict', personId, due };
  });
  return state.opinions.length >= state.rubric.quorum
    ? [...experts, { command: 'conclude', personId: state.secretaryId }]
    : experts;
}

export function hasGivenOpinion(expertId: string, state: Evaluation): boolean {
  return 'opinions' in state && state.opinions.some((opinion) => opinion.expertId === expertId);
}

/** Seated experts without a conflict who have not given their opinion yet. */
export function missingExperts(state: Evaluation): readonly string[] {
  if (!('seats' in state)) return [];
  return state.seats
    .filter((seat) => seat.declared !== 'conflict' && !hasGivenOpinion(seat.expertId, state))
    .map((seat) => seat.expertId);
}

function seatOf(by: Issued['by'], state: Evaluation): Seat | undefined {
  if (!isPerson(by) || !('seats' in state)) return undefined;
  return state.seats.find((seat) => seat.expertId === by.personId);
}

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}

function wrongPhase(state: Evaluation): Refusal {
  return refused('not-in-this-phase', { phase: state.phase });
}

