import type { CaseFacts } from '../shared/case.js';
import { never } from '../shared/exhaustive.js';
import { withCalendar } from './calendar.js';
import { withDocument } from './case-documents.js';
import type { Contact, ContactEvent, ContactOutcome, OpenContact, Worked } from './contact.js';
import type { Limits } from './limits.js';
import { withLink } from './links.js';

/** Folds one event. An event that does not fit leaves the state as it is. */
export function evolve(state: Contact, event: ContactEvent, version: number): Contact {
  switch (event.type) {
    case 'case-opened': {
      const { type: _, ...opened } = event;
      return { ...opened, ...unworked, phase: 'open' };
    }
    case 'case-resumed':
      return state.phase === 'parked' ? goneOn(state, event) : state;
    case 'case-reopened':
      return state.phase === 'dropped' || state.phase === 'closed' ? goneOn(state, event) : state;
    case 'case-dropped': {
      if (state.phase !== 'open' && state.phase !== 'parked') return state;
      const { reason, note } = event;
      const result: ContactOutcome = { kind: 'dropped', caseId: state.caseId, reason, version };
      const worked = workedOf(state);
      return { ...worked, phase: 'dropped', reason, ...(note && { dropNote: note }), result };
    }
    case 'case-closed':
      if (state.phase !== 'qualified' && state.phase !== 'dropped') return state;
      return { ...state, phase: 'closed', ending: event.ending };
    case 'claims-taken-again': {
      if (state.phase !== 'qualified' && state.phase !== 'closed') return state;
      const { result } = state;
      const claimsTakenAfter = event.evaluationVersion;
      return { ...workedOf(state), claimsTakenAfter, phase: 'qualified', result };
    }
    case 'calendar-adopted':
      return state.phase === 'open' || state.phase === 'parked' ? withCalendar(event, state) : state;
    // Cases bring one another long after they were qualified, or closed.
    case 'case-linked':
      return state.phase === 'not-opened' ? state : withLink(state, event);
    case 'document-filed':
    case 'document-withdrawn':
      return state.phase === 'not-opened' ? state : withDocument(state, event);
    default:
      return state.phase === 'open' ? workedOn(state, event, version) : state;
  }
}

type Ending =
  | 'case-opened'
  | 'case-resumed'
  | 'case-reopened'
  | 'case-dropped'
  | 'case-closed'
  | 'claims-taken-again'
  | 'case-linked'
  | 'document-filed'
  | 'document-withdrawn';
type WhileOpen = Exclude<ContactEvent, { readonly type: Ending | 'calendar-adopted' }>;

function workedOn(state: OpenContact, event: WhileOpen, version: number): Contact {
  switch (event.type) {
    case 'subject-added':
      return {
        ...state,
        subjects: [...state.subjects, event.subject],
        ...(event.otherIds && { otherIds: [...(state.otherIds ?? []), ...event.otherIds] }),
      };
    case 'contact-added':
      return { ...state, contactIds: [...state.contactIds, event.personId] };
    case 'intent-described': {
      const { intent, plannedInvestment } = event;
      return { ...state, intent, ...(plannedInvestment !== undefined && { plannedInvestment }) };
    }
    case 'case-corrected': {
      const { type: _, ...correction } = event;
      return { ...state, ...event.after, corrections: [...state.corrections, correction] };
    }
    case 'touch-logged': {
      const { type: _, progressDue, ...touch } = event;
      const touches = [...state.touches, touch];
      return { ...state, touches, ...(progressDue && { progressDue }), progressOverdue: false };
    }
    case 'first-response-overdue':
      return { ...state, overdue: true };
    case 'triage-overdue':
      return { ...state, triageOverdue: true };
    case 'progress-overdue':
      return { ...state, progressOverdue: true };
    case 'hand-over-proposed': {
      const { type: _, ...handOver } = event;
      return { ...state, handOver };
    }
    case 'hand-over-declined': {
      const { handOver: _, ...kept } = state;
      return kept;
    }
    case 'case-handed-over': {
      const { handOver: _, ...kept } = state;
      return { ...kept, officerId: event.to };
    }
    case 'case-parked':
      return { ...state, phase: 'parked', until: event.until, parkReason: event.reason };
    case 'case-qualified': {
      const { segment } = event;
      const result: ContactOutcome = { kind: 'qualified', case: factsOf(state, segment), version };
      return { ...workedOf(state), phase: 'qualified', segment, result };
    }
    default:
      return never(event);
  }
}

const unworked = {
  overdue: false,
  triageOverdue: false,
  progressOverdue: false,
  touches: [],
  contactIds: [],
  corrections: [],
} as const satisfies Partial<Worked>;

type Rested = Exclude<Contact, { phase: 'not-opened' | 'open' }>;

/** Work begins again with limits of its own; a first response that came too late stays so. */
function goneOn(state: Rested, limits: Limits): Contact {
  const { firstResponseDue, triageDue: _, progressDue: __, ...worked } = workedOf(state);
  const awaited = worked.touches.length === 0 && !worked.overdue;
  return {
    ...worked,
    phase: 'open',
    triageOverdue: false,
    progressOverdue: false,
    firstResponseDue: awaited ? limits.firstResponseDue : firstResponseDue,
    ...(limits.triageDue && { triageDue: limits.triageDue }),
    ...(limits.progressDue && { progressDue: limits.progressDue }),
  };
}

/** What is kept whatever the phase; a hand-over nobody accepted ends with the phase it was for. */
function workedOf(state: Exclude<Contact, { phase: 'not-opened' }>): Worked {
  const ending = ['phase', 'until', 'parkReason', 'result', 'reason', 'dropNote', 'ending', 'handOver'];
  const kept = Object.entries(state).filter(([name]) => !ending.includes(name));
  return Object.fromEntries(kept) as unknown as Worked;
}

function factsOf(state: Worked, segment: string): CaseFacts {
  const { caseId, subjects, district, officerId, officerUnitId, plannedInvestment, disclosure } =
    state;
  const { referrerId } = state.source;
  return {
    caseId,
    subjects,
    segment,
    district,
    officerId,
    officerUnitId,
    ...(referrerId !== undefined && { referrerId }),
    ...(plannedInvestment !== undefined && { plannedInvestment }),
    ...(disclosure !== undefined && { disclosure }),
  };
}
