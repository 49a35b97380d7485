import { handsOf, holdsRole, isPerson, type Actor } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { phaseDetails } from '../shared/phase-words.js';
import type { Issued } from '../shared/stage.js';
import { documentsOf } from './case-documents.js';
import type { ContactCommand } from './commands.js';
import type { Contact } from './contact.js';
import { missingFor, notReady } from './qualifying.js';
import { contactPhases } from './refusals.js';

type Asked = Pick<Issued, 'by' | 'at'>;
type Phase = Contact['phase'];

export function may(type: ContactCommand['type'], asked: Asked, state: Contact): Refusal | undefined {
  const refusal = mayTry(type, asked.by, state);
  if (refusal || type !== 'qualify' || !('touches' in state)) return refusal;
  // A segment may still come with the command; nothing else can.
  const missing = missingFor(state).filter((need) => need !== 'segment');
  return missing.length === 0 ? undefined : notReady(missing);
}

/** Role, relation and phase; what may be missing for qualifying is told whole, with the body. */
export function mayTry(type: ContactCommand['type'], by: Actor, state: Contact): Refusal | undefined {
  switch (type) {
    case 'open-case':
      if (!maySetUp(by)) return refused('centre-only');
      return state.phase === 'not-opened' ? undefined : refused('already-opened');
    case 'log-touch':
    case 'add-subject':
    case 'add-contact':
    case 'describe-intent':
      return unitOnly(by, state) ?? onlyIn(['open'], state);
    case 'qualify':
    case 'correct-case':
    case 'park':
    case 'hand-over':
      return officerOrHeadOnly(by, state) ?? onlyIn(['open'], state);
    case 'accept-hand-over':
      return acceptorOnly(by, state);
    case 'decline-hand-over':
      return declinerOnly(by, state);
    case 'link-case':
      return unitOnly(by, state) ?? onlyIn(['open', 'parked', 'qualified'], state);
    case 'file-document':
      return unitOnly(by, state) ?? onlyIn(['open', 'parked', 'qualified'], state);
    case 'withdraw-document':
      return unitOnly(by, state) ?? beforeAnyPanel(state);
    case 'record-brought':
      if (by.kind !== 'service') return refused('service-only');
      return state.phase === 'not-opened' ? wrongPhase(state) : undefined;
    case 'drop':
      return officerOrHeadOnly(by, state) ?? onlyIn(['open', 'parked'], state);
    case 'resume':
      if (by.kind === 'clock') return undefined;
      return officerOrHeadOnly(by, state) ?? onlyIn(['parked'], state);
    case 'reopen':
      return officerOrHeadOnly(by, state) ?? (isDropped(state) ? undefined : wrongPhase(state));
    case 'take-back':
      return by.kind === 'service' ? asImportedOnly(state) : refused('service-only');
    case 'close-case':
    case 'adopt-calendar':
      return by.kind === 'service' ? undefined : refused('service-only');
    case 'take-claims-again':
      if (by.kind !== 'service') return refused('service-only');
      return isUnsupported(state) ? undefined : wrongPhase(state);
    case 'pass-first-response':
    case 'pass-triage':
    case 'pass-progress':
      return by.kind === 'clock' ? undefined : refused('clock-only');
    default:
      return never(type);
  }
}

/** Given up, whether or not the journey has closed the case over it yet. */
function isDropped(state: Contact): boolean {
  return state.phase === 'dropped' || (state.phase === 'closed' && state.result.kind === 'dropped');
}

/** Qualified, and if it was closed then because evaluation did not support it. */
function isUnsupported(state: Contact): boolean {
  if (state.phase === 'qualified') return true;
  return state.phase === 'closed' && state.ending === 'not-supported';
}

/** As it was opened: a case with anything of anybody's in it is not taken away with its sheet. */
function asImportedOnly(state: Contact): Refusal | undefined {
  if (state.phase !== 'open') return wrongPhase(state);
  const { touches, contactIds, corrections, subjects, links = [], intent, handOver } = state;
  const added = [...touches, ...contactIds, ...corrections, ...links, ...subjects.slice(1), ...documentsOf(state)];
  const isUntouched = added.length === 0 && intent === undefined && handOver === undefined;
  return isUntouched ? undefined : refused('worked-on-since');
}

/**
 * From qualifying on a panel may be convened at any moment and rest on what was filed: what it read
 * stays. A wrong document is followed by a right one.
 */
function beforeAnyPanel(state: Contact): Refusal | undefined {
  if (state.phase === 'qualified') return refused('documents-before-panel');
  return onlyIn(['open', 'parked'], state);
}

/** A person of the centre, or this service itself for the rows of an imported sheet. */
function maySetUp(by: Actor): boolean {
  if (by.kind === 'service') return by.service === 'contact';
  return holdsRole(by, 'centre-officer', 'centre-head');
}

function unitOnly(by: Actor, state: Contact): Refusal | undefined {
  const ofCase = isOfficer(by, state) || isOfUnit(by, state, 'centre-officer', 'centre-head');
  return ofCase ? undefined : refused('officer-or-unit-only');
}

function officerOrHeadOnly(by: Actor, state: Contact): Refusal | undefined {
  const ofCase = isOfficer(by, state) || isOfUnit(by, state, 'centre-head');
  return ofCase ? undefined : refused('officer-or-head-only');
}

/** Whoever it was proposed to, wherever they work by now: nobody keeps what they cannot accept. */
function declinerOnly(by: Actor, state: Contact): Refusal | undefined {
  if (state.phase !== 'open') return wrongPhase(state);
  if (!state.handOver) return refused('no-hand-over-proposed');
  const isSuccessor = isPerson(by) && by.personId === state.handOver.to;
  return isSuccessor ? undefined : refused('successor-only');
}

/** Four eyes: whoever proposed it does not accept it in another's name either. */
function acceptorOnly(by: Actor, state: Contact): Refusal | undefined {
  if (state.phase !== 'open') return wrongPhase(state);
  const { handOver } = state;
  if (!handOver) return refused('no-hand-over-proposed');
  if (!isPerson(by) || by.personId !== handOver.to) return refused('successor-only');
  if (!isOfUnit(by, state, 'centre-officer', 'centre-head')) return refused('successor-of-unit-only');
  const { proposedBy, proposedFor } = handOver;
  const proposed = handsOf(by).some((hand) => hand === proposedBy || hand === proposedFor);
  return proposed ? refused('successor-only') : undefined;
}

/** The officer, or whoever stands in for them (AB角): a case does not wait for somebody's return. */
function isOfficer(by: Actor, state: Contact): boolean {
  return state.phase !== 'not-opened' && handsOf(by).includes(state.officerId);
}

function isOfUnit(
  by: Actor,
  state: Contact,
  ...roles: readonly ('centre-officer' | 'centre-head')[]
): boolean {
  if (!isPerson(by) || state.phase === 'not-opened') return false;
  return by.unitId === state.officerUnitId && holdsRole(by, ...roles);
}

function onlyIn(phases: readonly Phase[], state: Contact): Refusal | undefined {
  return phases.includes(state.phase) ? undefined : wrongPhase(state);
}

export function wrongPhase(state: Contact): Refusal {
  return refused('not-in-this-phase', phaseDetails(state.phase, contactPhases));
}
