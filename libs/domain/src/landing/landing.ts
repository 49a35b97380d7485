import type { Day } from '../shared/actor.js';
import type { Due, Errand, ErrandAnswer, Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import { onDay } from '../shared/working-days.js';
import type { Entitle, HoldClause, LapseClause, SignedTerms } from '../reward/errands.js';
import type { LandingCommand } from './commands.js';
import { decide } from './decide.js';
import {
  isAwaiting,
  isSettled,
  milestonesOf,
  withMilestone,
  type Evidence,
  type Extension,
  type Milestone,
  type Returned,
} from './milestones.js';
import { landingSentences } from './refusals.js';
import { landingVisibility } from './visible.js';
import { waits } from './waits.js';
import { may } from './who-may.js';

export interface LandingOpened {
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
  | (UnderWay & { readonly phase: 'landed' } & Ended)
  /** Every milestone failed. */
  | (UnderWay & { readonly phase: 'failed' } & Ended);

interface Ended {
  readonly landedAtVersion: number;
  /** Clauses whose promise had lapsed when the landing ended; what failed later is not among them. */
  readonly lapsed: readonly string[];
}

interface AboutMilestone {
  readonly milestoneId: string;
}

interface AboutClause {
  readonly clauseId: string;
}

export type MilestoneEvent =
  | (Evidence & AboutMilestone & { readonly type: 'evidence-submitted' })
  | (Returned & AboutMilestone & { readonly type: 'evidence-returned' })
  | (AboutMilestone & {
      readonly type: 'milestone-accepted';
      readonly acceptedBy: string;
      readonly acceptedOn: Day;
      readonly note?: TextRef;
    })
  | (AboutMilestone & { readonly type: 'milestone-entitled' })
  | (AboutMilestone & { readonly type: 'entitlement-refused'; readonly code: string })
  | (AboutMilestone & { readonly type: 'milestone-overdue' })
  | (Extension & AboutMilestone & { readonly type: 'milestone-extended' })
  | (AboutMilestone & {
      readonly type: 'milestone-failed';
      readonly reason: TextRef;
      readonly failedBy: string;
    })
  /** Reward let the money of a failed milestone lapse. */
  | (AboutMilestone & { readonly type: 'milestone-lapsed' })
  | (AboutMilestone & { readonly type: 'lapse-refused'; readonly code: string })
  /** After the landing had ended, while money is unpaid: a breach is dealt with. */
  | (AboutClause & { readonly type: 'landing-revisited' })
  | (AboutClause & {
      readonly type: 'clause-suspended';
      readonly reason: TextRef;
      readonly suspendedBy: string;
    })
  | (AboutClause & {
      readonly type: 'clause-resumed';
      readonly reason: TextRef;
      readonly resumedBy: string;
    })
  /** Reward holds the clause's money (or no longer does), and says what goes on all the same. */
  | (AboutClause & {
      readonly type: 'hold-confirmed';
      readonly held: boolean;
      readonly lockedPayments: readonly string[];
    })
  | (AboutClause & {
      readonly type: 'hold-refused';
      readonly held: boolean;
      readonly code: string;
    });

export type LandingEvent = (LandingOpened & { readonly type: 'landing-opened' }) | MilestoneEvent;

/**
 * Over once every milestone's money may be claimed or has lapsed; failed where all has lapsed. A
 * breach found later holds money back and may let it lapse, and leaves the outcome as it was.
 */
export interface LandingOutcome {
  readonly kind: 'landed' | 'failed';
  readonly caseId: string;
  /** Which promises lapsed on the way: clauses, in the order of the terms. */
  readonly lapsed: readonly string[];
  readonly version: number;
}

export const initialLanding: Landing = { phase: 'not-opened' };

function evolve(state: Landing, event: LandingEvent, version: number): Landing {
  if (event.type === 'landing-opened') {
    const { openingId, terms, packVersion } = event;
    return { phase: 'landing', openingId, terms, packVersion, milestones: milestonesOf(terms) };
  }
  if (state.phase === 'not-opened') return state;
  const milestones = withMilestone(state.milestones, event, version);
  if (state.phase !== 'landing') return { ...state, milestones };
  if (!milestones.every(isSettled)) return { ...state, milestones };
  const phase = milestones.every(({ standing }) => standing === 'failed') ? 'failed' : 'landed';
  const lapsed = milestones
    .filter(({ standing }) => standing === 'failed')
    .map(({ clauseId }) => clauseId);
  return { ...state, phase, milestones, landedAtVersion: version, lapsed };
}

export const landing: Stage<Landing, LandingCommand, LandingEvent, LandingOutcome> = {
  name: 'landing',
  initial: initialLanding,
  commands: [
    'submit-evidence',
    'accept-evidence',
    'return-evidence',
    'extend-milestone',
    'fail-milestone',
    'suspend-clause',
    'resume-clause',
  ],
  may,
  decide,
  evolve,
  due,
  errand,
  answered,
  outcome,
  waits,
  visible: landingVisibility,
  sentences: landingSentences,
};

/** The same whenever it is given; withheld while reward is being asked about a breach found later. */
function outcome(state: Landing): LandingOutcome | undefined {
  if (state.phase !== 'landed' && state.phase !== 'failed') return undefined;
  if (errand(state)) return undefined;
  const { phase: kind, terms, lapsed, landedAtVersion: version } = state;
  return { kind, caseId: terms.case.caseId, lapsed, version };
}

/** The earliest day that may still pass unfulfilled; each milestone is marked overdue once a day set. */
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

/** One at a time: what was asked of reward first and is not answered yet. */
function errand(state: Landing): Errand | undefined {
  if (state.phase === 'not-opened') return undefined;
  const { caseId } = state.terms.case;
  const [oldest] = state.milestones
    .flatMap((milestone) => errandsAbout(milestone, caseId))
    .sort((a, b) => a.raisedAtVersion - b.raisedAtVersion);
  return oldest;
}

type ToReward = Entitle | LapseClause | HoldClause;

function errandsAbout(milestone: Milestone, caseId: string): readonly Errand[] {
  const { clauseId, milestoneId, suspension } = milestone;
  const errands: Errand[] = [];
  const ask = ({ type, ...request }: ToReward, raisedAtVersion: number) =>
    errands.push({ service: 'reward', type, raisedAtVersion, request });
  if (milestone.standing === 'accepted') {
    const { acceptedOn, acceptedAtVersion } = milestone;
    ask({ type: 'entitle', caseId, clauseId, milestoneId, acceptedOn }, acceptedAtVersion);
  }
  if (milestone.standing === 'failing') {
    ask({ type: 'lapse-clause', caseId, clauseId }, milestone.failedAtVersion);
  }
  if (suspension?.askedAtVersion !== undefined) {
    const held = suspension.standing === 'suspending';
    ask({ type: 'hold-clause', caseId, clauseId, held }, suspension.askedAtVersion);
  }
  return errands;
}

function answered({ type, raisedAtVersion }: Errand, answer: ErrandAnswer): LandingCommand {
  const refusal = answer.ok ? {} : { refusedCode: answer.code };
  switch (type) {
    case 'lapse-clause':
      return { type: 'record-lapse-answer', raisedAtVersion, ...refusal };
    case 'hold-clause': {
      const locked = answer.ok ? answer.result['lockedPayments'] : [];
      const lockedPayments = Array.isArray(locked) ? locked.map(String) : [];
      return { type: 'record-hold-answer', raisedAtVersion, lockedPayments, ...refusal };
    }
    default:
      return { type: 'record-entitle-answer', raisedAtVersion, ...refusal };
  }
}
