import { isPerson } from '../shared/actor.js';
import { decided, refused, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Issued } from '../shared/stage.js';
import { dayOf } from '../shared/working-days.js';
import { standingInAs } from '../negotiation/hands.js';
import type {
  AcceptEvidence,
  ExtendMilestone,
  FailMilestone,
  LandingCommand,
  PassMilestone,
  RecordEntitleAnswer,
  RecordHoldAnswer,
  RecordLapseAnswer,
  ResumeClause,
  ReturnEvidence,
  SubmitEvidence,
  SuspendClause,
} from './commands.js';
import type { Landing, LandingEvent } from './landing.js';
import {
  acceptanceRefusal,
  extensionRefusal,
  failureRefusal,
  resumptionRefusal,
  returnRefusal,
  submissionRefusal,
  suspensionRefusal,
} from './milestone-policies.js';
import { isAwaiting, type Milestone } from './milestones.js';
import { may, wrongPhase } from './who-may.js';

type Answer = Decision<LandingEvent>;
type UnderWay = Extract<Landing, { phase: 'landing' }>;
type Opened = Exclude<Landing, { phase: 'not-opened' }>;

export function decide(command: LandingCommand & Issued, state: Landing): Answer {
  const refusal = may(command.type, command, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-landing': {
      const { openingId, terms, packVersion } = command;
      return decided([{ type: 'landing-opened', openingId, terms, packVersion }]);
    }
    case 'pass-milestone':
      return passMilestone(command, state);
    case 'record-entitle-answer':
      return recordEntitleAnswer(command, state);
    case 'record-lapse-answer':
      return recordLapseAnswer(command, state);
    case 'record-hold-answer':
      return recordHoldAnswer(command, state);
    case 'fail-milestone':
    case 'suspend-clause':
    case 'resume-clause':
      return state.phase === 'not-opened' ? wrongPhase(state) : onBreach(command, state);
    default:
      return state.phase === 'landing' ? decideWhileLanding(command, state) : wrongPhase(state);
  }
}

type PersonCommand = SubmitEvidence | AcceptEvidence | ReturnEvidence | ExtendMilestone;
type BreachCommand = FailMilestone | SuspendClause | ResumeClause;

function decideWhileLanding(command: PersonCommand & Issued, state: UnderWay): Answer {
  switch (command.type) {
    case 'submit-evidence':
      return submitEvidence(command, state);
    case 'accept-evidence':
      return acceptEvidence(command, state);
    case 'return-evidence': {
      const refusal = returnRefusal(command, state.milestones);
      if (refusal) return refusal;
      const { milestoneId, reason } = command;
      const returnedBy = personIdOf(command);
      return decided([{ type: 'evidence-returned', milestoneId, reason, returnedBy }]);
    }
    case 'extend-milestone':
      return extendMilestone(command, state);
    default:
      return never(command);
  }
}

/** After the landing it is said first that the stage is worked on again, so that its workflow is. */
function onBreach(command: BreachCommand & Issued, state: Opened): Answer {
  const answer = stepOnBreach(command, state);
  if (!answer.ok || state.phase === 'landing') return answer;
  const { milestones } = state;
  const meant =
    'clauseId' in command
      ? command.clauseId
      : milestones.find(({ milestoneId }) => milestoneId === command.milestoneId)?.clauseId;
  const clauseId = meant ?? '';
  return decided([{ type: 'landing-revisited', clauseId }, ...answer.events]);
}

function stepOnBreach(command: BreachCommand & Issued, state: Opened): Answer {
  switch (command.type) {
    case 'fail-milestone': {
      const refusal = failureRefusal(command, state.milestones);
      if (refusal) return refusal;
      const { milestoneId, reason } = command;
      const failedBy = personIdOf(command);
      return decided([{ type: 'milestone-failed', milestoneId, reason, failedBy }]);
    }
    case 'suspend-clause': {
      const refusal = suspensionRefusal(command, state.milestones);
      if (refusal) return refusal;
      const { clauseId, reason } = command;
      const suspendedBy = personIdOf(command);
      return decided([{ type: 'clause-suspended', clauseId, reason, suspendedBy }]);
    }
    case 'resume-clause': {
      const refusal = resumptionRefusal(command, state.milestones);
      if (refusal) return refusal;
      const { clauseId, reason } = command;
      const resumedBy = personIdOf(command);
      return decided([{ type: 'clause-resumed', clauseId, reason, resumedBy }]);
    }
    default:
      return never(command);
  }
}

function submitEvidence(command: SubmitEvidence & Issued, { milestones }: UnderWay): Answer {
  const { milestoneId, kind, document } = command;
  const refusal = submissionRefusal({ milestoneId, kind }, milestones);
  if (refusal) return refusal;
  const submitted = { kind, document, submittedBy: personIdOf(command) };
  const standingIn = standingInAs('submittedFor', command.by);
  return decided([{ type: 'evidence-submitted', milestoneId, ...submitted, ...standingIn }]);
}

function acceptEvidence(command: AcceptEvidence & Issued, { milestones }: UnderWay): Answer {
  const refusal = acceptanceRefusal(command, milestones);
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

function extendMilestone(command: ExtendMilestone & Issued, { milestones }: UnderWay): Answer {
  const refusal = extensionRefusal(command, milestones);
  if (refusal) return refusal;
  const { milestoneId, dueOn, reason } = command;
  const from = milestones.find((each) => each.milestoneId === milestoneId)?.dueOn ?? dueOn;
  if (dueOn <= from) return refused('extension-not-later', { dueOn: from });
  if (dueOn < dayOf(command.at)) return refused('extension-in-the-past', { dueOn });
  const extendedBy = personIdOf(command);
  return decided([{ type: 'milestone-extended', milestoneId, from, dueOn, reason, extendedBy }]);
}

function passMilestone({ milestoneId }: PassMilestone, state: Landing): Answer {
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
): Answer {
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

function recordLapseAnswer(
  { raisedAtVersion, refusedCode }: RecordLapseAnswer,
  state: Landing,
): Answer {
  if (state.phase === 'not-opened') return decided([]);
  const failing = state.milestones.find(
    (milestone) =>
      milestone.standing === 'failing' && milestone.failedAtVersion === raisedAtVersion,
  );
  if (!failing) return decided([]);
  const { milestoneId } = failing;
  return decided([
    refusedCode === undefined
      ? { type: 'milestone-lapsed', milestoneId }
      : { type: 'lapse-refused', milestoneId, code: refusedCode },
  ]);
}

function recordHoldAnswer(
  { raisedAtVersion, lockedPayments, refusedCode }: RecordHoldAnswer,
  state: Landing,
): Answer {
  if (state.phase === 'not-opened') return decided([]);
  const asked = state.milestones.find(
    ({ suspension }) => suspension?.askedAtVersion === raisedAtVersion,
  );
  if (!asked) return decided([]);
  const { clauseId, suspension } = asked;
  const held = suspension?.standing === 'suspending';
  return decided([
    refusedCode === undefined
      ? { type: 'hold-confirmed', clauseId, held, lockedPayments }
      : { type: 'hold-refused', clauseId, held, code: refusedCode },
  ]);
}

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}
