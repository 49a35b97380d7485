import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { phaseDetails } from '../shared/phase-words.js';
import type { Issued } from '../shared/stage.js';
import type { LandingCommand } from './commands.js';
import type { Landing } from './landing.js';
import { landingPhases } from './refusals.js';

type Opened = Exclude<Landing, { phase: 'not-opened' }>;

/** Whatever the body says: may this person try this command in this phase? */
export function may(
  type: LandingCommand['type'],
  { by }: Pick<Issued, 'by' | 'at'>,
  state: Landing,
): Refusal | undefined {
  switch (type) {
    case 'open-landing':
      if (isPerson(by)) return refused('not-for-persons');
      return state.phase === 'not-opened' ? undefined : refused('already-opened');
    case 'pass-milestone':
    case 'record-entitle-answer':
    case 'record-lapse-answer':
    case 'record-hold-answer':
      return isPerson(by) ? refused('not-for-persons') : undefined;
    case 'submit-evidence':
      if (state.phase === 'not-opened') return wrongPhase(state);
      return submitterOnly(by, state) ?? whileLanding(state);
    case 'accept-evidence':
    case 'return-evidence':
      if (state.phase === 'not-opened') return wrongPhase(state);
      return accepterOnly(by, state) ?? whileLanding(state);
    case 'extend-milestone':
      if (state.phase === 'not-opened') return wrongPhase(state);
      return headOnly(by, state) ?? whileLanding(state);
    case 'fail-milestone':
    case 'suspend-clause':
    case 'resume-clause':
      if (state.phase === 'not-opened') return wrongPhase(state);
      return headOnly(by, state) ?? whilePromised(state);
    default:
      return never(type);
  }
}

/** Service officers go everywhere; of the others, those of the case's centre and of a responsible unit. */
function submitterOnly(by: Actor, state: Opened): Refusal | undefined {
  if (holdsRole(by, 'service-officer')) return undefined;
  if (!isPerson(by)) return refused('submitter-only');
  if (holdsRole(by, 'unit-officer') && isResponsible(by.unitId, state)) return undefined;
  const ofCentre = by.unitId === state.terms.case.officerUnitId;
  return ofCentre && holdsRole(by, 'centre-officer') ? undefined : refused('submitter-only');
}

function accepterOnly(by: Actor, state: Opened): Refusal | undefined {
  if (!isPerson(by) || !holdsRole(by, 'unit-officer', 'unit-head')) {
    return refused('not-responsible-unit');
  }
  return isResponsible(by.unitId, state) ? undefined : refused('not-responsible-unit');
}

/** Days, money and breaches are for the head of a responsible unit to decide. */
function headOnly(by: Actor, state: Opened): Refusal | undefined {
  const isHead = isPerson(by) && holdsRole(by, 'unit-head') && isResponsible(by.unitId, state);
  return isHead ? undefined : refused('unit-head-only');
}

/** Whether a unit answers for any clause of the signed terms. */
export function isResponsible(unitId: string, { terms }: Opened): boolean {
  return terms.clauses.some((clause) => clause.responsibleUnitId === unitId);
}

function whileLanding(state: Landing): Refusal | undefined {
  return state.phase === 'landing' ? undefined : wrongPhase(state);
}

/** On a breach also after the landing: what is unpaid can be held, and lapse out of the hold. */
function whilePromised(state: Landing): Refusal | undefined {
  return state.phase === 'landed' ? undefined : whileLanding(state);
}

export function wrongPhase(state: Landing): Refusal {
  return refused('not-in-this-phase', phaseDetails(state.phase, landingPhases));
}
