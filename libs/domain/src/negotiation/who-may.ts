import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { phaseDetails } from '../shared/phase-words.js';
import type { Issued } from '../shared/stage.js';
import { hasPassed } from '../shared/working-days.js';
import type { NegotiationCommand } from './commands.js';
import { isAmong } from './hands.js';
import type { Negotiation } from './negotiation.js';
import { reviewRefusal } from './reviews.js';
import { neededLevels, totalOf, type ApprovalLevel } from './terms.js';
import { clausesWithoutFinding } from './terms-policies.js';
import { negotiationPhases } from './refusals.js';

type Phase = Negotiation['phase'];
type Opened = Exclude<Negotiation, { phase: 'not-opened' }>;
type Asked = Pick<Issued, 'by' | 'at'>;

/** Whatever the body says: may this person try this command in this phase? */
export function may(
  type: NegotiationCommand['type'],
  asked: Asked,
  state: Negotiation,
): Refusal | undefined {
  switch (type) {
    case 'open-negotiation':
    case 'record-commitment':
    case 'step-back':
      return isPerson(asked.by) ? refused('not-for-persons') : undefined;
    case 'expire-offer':
      if (isPerson(asked.by)) return refused('not-for-persons');
      return state.phase === 'offered' ? undefined : wrongPhase(state);
    default:
      return state.phase === 'not-opened' ? wrongPhase(state) : personMay(type, asked, state);
  }
}

type PersonCommand = Exclude<
  NegotiationCommand['type'],
  'open-negotiation' | 'expire-offer' | 'record-commitment' | 'step-back'
>;

function personMay(type: PersonCommand, asked: Asked, state: Opened): Refusal | undefined {
  switch (type) {
    case 'draft-terms':
      return negotiatorOnly(asked.by, state) ?? onlyIn(revisable, state);
    case 'offer':
      return negotiatorOnly(asked.by, state) ?? onlyIn(['drafting'], state) ?? termsReady(state);
    case 'record-review':
      return onlyIn(['drafting'], state) ?? reviewerOnly(asked.by, state);
    case 'agree':
    case 'record-counter':
      return negotiatorOnly(asked.by, state) ?? offerStands(asked, state);
    case 'approve':
    case 'send-back':
      return onlyIn(['agreed'], state) ?? nextApproverOnly(asked.by, state);
    case 'sign':
      return (
        centreOnly(asked.by, state, 'centre-head') ??
        onlyIn(['approved'], state) ??
        (isDrafter(asked.by, state) ? refused('drafter-cannot-sign') : undefined)
      );
    case 'attach-scan':
      return (
        centreOnly(asked.by, state, 'centre-officer', 'centre-head') ?? onlyIn(['signed'], state)
      );
    case 'withdraw':
      return (
        centreOnly(asked.by, state, 'centre-officer', 'centre-head') ?? onlyIn(revisable, state)
      );
    default:
      return never(type);
  }
}

/** Before the signature is asked for, and again when the money for it was refused. */
const revisable: readonly Phase[] = [
  'drafting',
  'offered',
  'agreed',
  'approved',
  'commitment-refused',
];

/** While reward is deciding, anything done to the terms would void what it is asked to commit. */
function onlyIn(phases: readonly Phase[], state: Opened): Refusal | undefined {
  if (phases.includes(state.phase)) return undefined;
  return state.phase === 'signature-requested' ? refused('waiting-for-reward') : wrongPhase(state);
}

/** The centre's own officers, and the officers of a unit that answers for a clause of the terms. */
function negotiatorOnly(by: Actor, state: Opened): Refusal | undefined {
  if (!isPerson(by)) return refused('negotiator-only');
  if (holdsRole(by, 'centre-officer') && by.unitId === state.case.officerUnitId) return undefined;
  if (holdsRole(by, 'unit-officer') && isResponsible(by.unitId, state)) return undefined;
  return refused('negotiator-only');
}

/** Whether a unit answers for a clause of the present version. */
export function isResponsible(unitId: string, state: Opened): boolean {
  return state.terms?.clauses.some((clause) => clause.responsibleUnitId === unitId) ?? false;
}

function centreOnly(
  by: Actor,
  state: Opened,
  ...wanted: readonly ('centre-officer' | 'centre-head')[]
): Refusal | undefined {
  const ofUnit = isPerson(by) && by.unitId === state.case.officerUnitId;
  if (ofUnit && holdsRole(by, ...wanted)) return undefined;
  return refused(wanted.includes('centre-officer') ? 'centre-only' : 'centre-head-only');
}

function termsReady(state: Opened): Refusal | undefined {
  if (!state.terms) return refused('no-terms-yet');
  const clauses = clausesWithoutFinding(state.terms.clauses);
  if (clauses.length > 0) return refused('clause-cites-no-finding', { clauses });
  return reviewRefusal(state, state.terms);
}

/** Who reviews for fair competition works in a unit and did not draft what is reviewed. */
function reviewerOnly(by: Actor, state: Opened): Refusal | undefined {
  if (!holdsRole(by, 'unit-officer', 'unit-head')) return refused('reviewer-only');
  if (!state.terms) return refused('no-terms-yet');
  return isDrafter(by, state) ? refused('drafter-cannot-review') : undefined;
}

function offerStands({ at }: Asked, state: Opened): Refusal | undefined {
  if (state.phase === 'drafting' && state.lastOfferExpired) return refused('offer-expired');
  if (state.phase !== 'offered') return onlyIn(['offered'], state);
  return hasPassed(state.offer.expires.at, at) ? refused('offer-expired') : undefined;
}

/** The lowest level that has not approved yet; undefined once all have, and before agreement. */
export function nextLevel(state: Negotiation): ApprovalLevel | undefined {
  if (state.phase !== 'agreed') return undefined;
  const given = new Set(state.approvals.map((approval) => approval.level));
  return neededLevels(totalOf(state.terms.clauses), state.approvalLevels).find(
    ({ level }) => !given.has(level),
  );
}

/** Four eyes: nobody approves what they drafted, and no person stands for two levels. */
function nextApproverOnly(by: Actor, state: Opened): Refusal | undefined {
  const next = nextLevel(state);
  if (!next || state.phase !== 'agreed') return wrongPhase(state);
  if (!isPerson(by) || !holdsRole(by, next.role)) {
    return refused('approver-of-level-only', { level: next.level, role: next.role });
  }
  if (isDrafter(by, state)) return refused('drafter-cannot-approve');
  // There is a head in every unit: approval is by one who answers for a clause.
  if (next.role === 'unit-head' && !isResponsible(by.unitId, state)) {
    return refused('responsible-head-only');
  }
  const approvers = state.approvals.flatMap(({ approverId, approverFor }) => [approverId, approverFor]);
  return isAmong(by, approvers)
    ? refused('already-approved-a-level')
    : undefined;
}

function isDrafter(by: Actor, state: Opened): boolean {
  return isAmong(by, [state.terms?.drafterId, state.terms?.drafterFor]);
}

export function wrongPhase(state: Negotiation): Refusal {
  return refused('not-in-this-phase', phaseDetails(state.phase, negotiationPhases));
}
