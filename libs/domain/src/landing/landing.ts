import { isPerson, type Day } from '../shared/actor.js';
import { decided, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Due, Errand, ErrandAnswer, Issued, Stage, Wait } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import { dayOf, onDay } from '../shared/working-days.js';
import type { Entitle, SignedTerms } from '../reward/errands.js';
import { acceptanceRefusal, submissionRefusal } from './milestone-policies.js';
import {
  awaitsAcceptance,
  isAwaiting,
  milestonesOf,
  withMilestone,
  type Evidence,
  type EvidenceDocument,
  type Milestone,
} from './milestones.js';
import { landingSentences } from './refusals.js';
import { landingVisibility } from './visible.js';
import { may, wrongPhase } from './who-may.js';

interface LandingOpened {
  readonly openingId: string;
  /** What was signed: every clause brings one milestone. */
  readonly terms: SignedTerms;
  readonly packVersion: string;
}

interface UnderWay extends LandingOpened {
  /** In the order of the clauses. */
  readonly milestones: readonly Milestone[];
}

export type Landing =
  | { readonly phase: 'not-opened' }
  | (UnderWay & { readonly phase: 'landing' })
  | (UnderWay & { readonly phase: 'landed'; readonly landedAtVersion: number });

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

export type LandingCommand =
  OpenLanding | SubmitEvidence | AcceptEvidence | PassMilestone | RecordEntitleAnswer;

export type LandingEvent =
  | (LandingOpened & { readonly type: 'landing-opened' })
  | (Evidence & { readonly type: 'evidence-submitted'; readonly milestoneId: string })
  | {
      readonly type: 'milestone-accepted';
      readonly milestoneId: string;
      readonly acceptedBy: string;
      readonly acceptedOn: Day;
      readonly note?: TextRef;
    }
  | { readonly type: 'milestone-entitled'; readonly milestoneId: string }
  | { readonly type: 'entitlement-refused'; readonly milestoneId: string; readonly code: string }
  | { readonly type: 'milestone-overdue'; readonly milestoneId: string };

/** The case has landed once every milestone's money may be claimed. */
export interface LandingOutcome {
  readonly kind: 'landed';
  readonly caseId: string;
  readonly version: number;
}

export const initialLanding: Landing = { phase: 'not-opened' };

function decide(command: LandingCommand & Issued, state: Landing): Decision<LandingEvent> {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-landing': {
      const { openingId, terms, packVersion } = command;
      return decided([{ type: 'landing-opened', openingId, terms, packVersion }]);
    }
    case 'submit-evidence':
      return submitEvidence(command, state);
    case 'accept-evidence':
      return acceptEvidence(command, state);
    case 'pass-milestone':
      return passMilestone(command, state);
    case 'record-entitle-answer':
      return recordEntitleAnswer(command, state);
    default:
      return never(command);
  }
}

function submitEvidence(command: SubmitEvidence & Issued, state: Landing): Decision<LandingEvent> {
  if (state.phase !== 'landing') return wrongPhase(state);
  const { milestoneId, kind, document } = command;
  const refusal = submissionRefusal({ milestoneId, kind }, state.milestones);
  if (refusal) return refusal;
  const submittedBy = personIdOf(command);
  return decided([{ type: 'evidence-submitted', milestoneId, kind, document, submittedBy }]);
}

function acceptEvidence(command: AcceptEvidence & Issued, state: Landing): Decision<LandingEvent> {
  if (state.phase !== 'landing') return wrongPhase(state);
  const refusal = acceptanceRefusal(command, state.milestones);
  if (refusal) return refusal;
  return decided([
    {
      type: 'milestone-accepted',
      milestoneId: command.milestoneId,
      acceptedBy: personIdOf(command),
      acceptedOn: dayOf(command.at),
      ...(command.note && { note: command.note }),
    },
  ]);
}

function passMilestone({ milestoneId }: PassMilestone, state: Landing): Decision<LandingEvent> {
  const passed = 'milestones' in state && state.milestones.some(isNowOverdue(milestoneId));
  return decided(passed ? [{ type: 'milestone-overdue', milestoneId }] : []);
}

function isNowOverdue(milestoneId: string) {
  return (milestone: Milestone) =>
    milestone.milestoneId === milestoneId && isAwaiting(milestone) && !milestone.overdue;
}

function recordEntitleAnswer(
  { raisedAtVersion, refusedCode }: RecordEntitleAnswer,
  state: Landing,
): Decision<LandingEvent> {
  if (state.phase !== 'landing') return decided([]);
  const accepted = state.milestones.find(
    (milestone) =>
      milestone.standing === 'accepted' && milestone.acceptedAtVersion === raisedAtVersion,
  );
  if (!accepted) return decided([]);
  const { milestoneId } = accepted;
  return decided([
    refusedCode === undefined
      ? { type: 'milestone-entitled', milestoneId }
      : { type: 'entitlement-refused', milestoneId, code: refusedCode },
  ]);
}

function evolve(state: Landing, event: LandingEvent, version: number): Landing {
  if (event.type === 'landing-opened') {
    const { openingId, terms, packVersion } = event;
    return { phase: 'landing', openingId, terms, packVersion, milestones: milestonesOf(terms) };
  }
  if (state.phase !== 'landing') return state;
  const milestones = withMilestone(state.milestones, event, version);
  return milestones.every(({ standing }) => standing === 'entitled')
    ? { ...state, phase: 'landed', milestones, landedAtVersion: version }
    : { ...state, milestones };
}

export const landing: Stage<Landing, LandingCommand, LandingEvent, LandingOutcome> = {
  name: 'landing',
  initial: initialLanding,
  commands: ['submit-evidence', 'accept-evidence'],
  may,
  decide,
  evolve,
  due,
  errand,
  answered: ({ raisedAtVersion }: Errand, answer: ErrandAnswer) => ({
    type: 'record-entitle-answer',
    raisedAtVersion,
    ...(!answer.ok && { refusedCode: answer.code }),
  }),
  outcome: (state) =>
    state.phase === 'landed'
      ? { kind: 'landed', caseId: state.terms.case.caseId, version: state.landedAtVersion }
      : undefined,
  waits,
  visible: landingVisibility,
  sentences: landingSentences,
};

/** The earliest day that may still pass unfulfilled; each milestone is marked overdue once. */
function due(state: Landing): Due<LandingCommand> | undefined {
  if (state.phase !== 'landing') return undefined;
  const [earliest] = state.milestones
    .filter((milestone) => isAwaiting(milestone) && !milestone.overdue)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return (
    earliest && {
      ...onDay(earliest.dueOn),
      command: { type: 'pass-milestone', milestoneId: earliest.milestoneId },
    }
  );
}

/** One at a time: the milestone that was accepted first and is not entitled yet. */
function errand(state: Landing): Errand | undefined {
  if (state.phase !== 'landing') return undefined;
  const [oldest] = state.milestones
    .filter((milestone) => milestone.standing === 'accepted')
    .sort((a, b) => a.acceptedAtVersion - b.acceptedAtVersion);
  if (!oldest) return undefined;
  const request: Omit<Entitle, 'type'> = {
    caseId: state.terms.case.caseId,
    clauseId: oldest.clauseId,
    milestoneId: oldest.milestoneId,
    acceptedOn: oldest.acceptedOn,
  };
  const type: Entitle['type'] = 'entitle';
  return {
    service: 'reward',
    type,
    raisedAtVersion: oldest.acceptedAtVersion,
    request: { ...request },
  };
}

function waits(state: Landing): readonly Wait[] {
  if (state.phase !== 'landing') return [];
  return state.milestones.flatMap((milestone): readonly Wait[] => {
    const about = milestone.milestoneId;
    if (milestone.standing === 'awaited') {
      const { at } = onDay(milestone.dueOn);
      return [{ command: 'submit-evidence', about, role: 'service-officer', due: at }];
    }
    if (!awaitsAcceptance(milestone)) return [];
    return [
      {
        command: 'accept-evidence',
        about,
        role: 'unit-officer',
        unitId: milestone.responsibleUnitId,
        except: [milestone.evidence.submittedBy],
      },
    ];
  });
}

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}
