import { holdsRole, isPerson, type Actor, type Day } from '../shared/actor.js';
import type { CaseFacts, Subject } from '../shared/case.js';
import { decided, refused, type Decision, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Fen } from '../shared/money.js';
import type { Issued, Stage, Wait } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import {
  dayOf,
  endOfDay,
  workingDaysAfter,
  type Deadline,
  type WorkingCalendar,
} from '../shared/working-days.js';
import type { CloseCase as CloseCaseErrand } from './errands.js';
import { contactSentences } from './refusals.js';
import { contactVisibility } from './visible.js';

export const sourceKinds = [
  'own-search',
  'referral',
  'visit',
  'event',
  'agency',
  'station',
  'diaspora',
  'import',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const touchKinds = ['visit', 'call', 'meeting', 'message'] as const;
export type TouchKind = (typeof touchKinds)[number];

export const dropReasons = [
  'no-interest',
  'not-in-catalogue',
  'duplicate',
  'lost-to-other-city',
  'no-resources',
  'other',
] as const;
export type DropReason = (typeof dropReasons)[number];

export type CaseEnding = CloseCaseErrand['ending'];
export const caseEndings = [
  'dropped',
  'not-supported',
  'withdrawn',
  'failed',
  'completed',
] as const satisfies readonly CaseEnding[];

/** Where a lead comes from; `referrerId` is the register's id of whoever brought it. */
export interface LeadSource {
  readonly kind: SourceKind;
  readonly referrerId?: string;
}

/** A lead as it is opened: what is known on the first day, and who answers for it. */
export interface Lead {
  readonly caseId: string;
  readonly title: TextRef;
  readonly subjects: readonly Subject[];
  readonly segment?: string;
  readonly district: string;
  readonly source: LeadSource;
  readonly plannedInvestment?: Fen;
  readonly contactPersonId?: string;
  readonly note?: TextRef;
  readonly officerId: string;
  readonly officerUnitId: string;
  readonly firstResponseWorkingDays: number;
  readonly calendar: WorkingCalendar;
  readonly packVersion: string;
}

/** One contact with the subject, as its officer or a colleague of the unit wrote it down. */
export interface Touch {
  readonly touchId: string;
  readonly loggedBy: string;
  readonly on: Day;
  readonly kind: TouchKind;
  readonly summary: TextRef;
  readonly nextStep?: TextRef;
  readonly nextStepDue?: Day;
}

interface Worked extends Lead {
  readonly firstResponseDue: Deadline;
  /** The first response came too late or has not come yet although it was due. */
  readonly overdue: boolean;
  readonly touches: readonly Touch[];
}

interface Ended extends Worked {
  readonly result: ContactOutcome;
}

interface Dropped {
  readonly reason: DropReason;
  readonly dropNote?: TextRef;
}

export type Contact =
  | { readonly phase: 'not-opened' }
  | (Worked & { readonly phase: 'open' })
  | (Ended & { readonly phase: 'qualified' })
  | (Ended & { readonly phase: 'dropped' } & Dropped)
  | (Ended & { readonly phase: 'closed'; readonly ending: CaseEnding } & Partial<Dropped>);

/** From a person `officerId` and `officerUnitId` are the asker's own, whatever the command says. */
export interface OpenCase extends Lead {
  readonly type: 'open-case';
}
export interface LogTouch extends Omit<Touch, 'touchId' | 'loggedBy'> {
  readonly type: 'log-touch';
}
export interface Qualify {
  readonly type: 'qualify';
  readonly segment?: string;
}
export interface Drop {
  readonly type: 'drop';
  readonly reason: DropReason;
  readonly note?: TextRef;
}
export interface CloseCase {
  readonly type: 'close-case';
  readonly ending: CaseEnding;
}
export interface PassFirstResponse {
  readonly type: 'pass-first-response';
}

export type ContactCommand = OpenCase | LogTouch | Qualify | Drop | CloseCase | PassFirstResponse;

export type ContactEvent =
  | (Lead & { readonly type: 'case-opened'; readonly firstResponseDue: Deadline })
  | (Touch & { readonly type: 'touch-logged' })
  | { readonly type: 'first-response-overdue' }
  | { readonly type: 'case-qualified'; readonly segment: string; readonly qualifiedBy: string }
  | {
      readonly type: 'case-dropped';
      readonly reason: DropReason;
      readonly note?: TextRef;
      readonly droppedBy: string;
    }
  | { readonly type: 'case-closed'; readonly ending: CaseEnding };

/** The contract evaluation opens with, or the end of the case. */
export type ContactOutcome =
  | { readonly kind: 'qualified'; readonly case: CaseFacts; readonly version: number }
  | {
      readonly kind: 'dropped';
      readonly caseId: string;
      readonly reason: DropReason;
      readonly version: number;
    };

export const initialContact: Contact = { phase: 'not-opened' };

type Asked = Pick<Issued, 'by' | 'at'>;

function may(type: ContactCommand['type'], asked: Asked, state: Contact): Refusal | undefined {
  const refusal = mayTry(type, asked.by, state);
  if (refusal || type !== 'qualify' || !('touches' in state)) return refusal;
  // A segment may still come with the command; a touch cannot.
  const touched = state.touches.length > 0;
  return touched ? undefined : refused('not-ready-to-qualify', { missing: ['touch'] });
}

/** Role, relation and phase; what may be missing for qualifying is told whole, with the body. */
function mayTry(type: ContactCommand['type'], by: Actor, state: Contact): Refusal | undefined {
  switch (type) {
    case 'open-case':
      if (!maySetUp(by)) return refused('centre-only');
      return state.phase === 'not-opened' ? undefined : refused('already-opened');
    case 'log-touch':
      if (!isOfficer(by, state) && !isOfUnit(by, state, 'centre-officer', 'centre-head')) {
        return refused('officer-or-unit-only');
      }
      return whileOpen(state);
    case 'qualify':
    case 'drop':
      if (!isOfficer(by, state) && !isOfUnit(by, state, 'centre-head')) {
        return refused('officer-or-head-only');
      }
      return whileOpen(state);
    case 'close-case':
      return by.kind === 'service' ? undefined : refused('service-only');
    case 'pass-first-response':
      return by.kind === 'clock' ? undefined : refused('clock-only');
    default:
      return never(type);
  }
}

function decide(command: ContactCommand & Issued, state: Contact): Decision<ContactEvent> {
  const refusal = mayTry(command.type, command.by, state);
  if (refusal) return refusal;
  switch (command.type) {
    case 'open-case':
      return open(command);
    case 'log-touch':
      return logTouch(command, state);
    case 'qualify':
      return qualify(command, state);
    case 'drop': {
      const { reason, note } = command;
      if (reason === 'other' && !note) return refused('note-needed');
      return decided([
        { type: 'case-dropped', reason, ...(note && { note }), droppedBy: personIdOf(command) },
      ]);
    }
    case 'close-case':
      if (state.phase !== 'qualified' && state.phase !== 'dropped') return decided([]);
      return decided([{ type: 'case-closed', ending: command.ending }], {
        releases: state.subjects.map(({ subjectId }) => ({ kind: 'subject', key: subjectId })),
      });
    case 'pass-first-response':
      return decided(awaitsFirstResponse(state) ? [{ type: 'first-response-overdue' }] : []);
    default:
      return never(command);
  }
}

/** Nobody else may attract a subject until its case is closed: one claim a subject. */
function open(command: OpenCase & Issued): Decision<ContactEvent> {
  const lead = leadOf(command);
  const subjectIds = lead.subjects.map((subject) => subject.subjectId);
  if (subjectIds.length === 0) return refused('subject-needed');
  if (new Set(subjectIds).size < subjectIds.length) return refused('subject-named-twice');
  const firstResponseDue = workingDaysAfter(
    command.at,
    lead.firstResponseWorkingDays,
    lead.calendar,
  );
  return decided([{ ...lead, type: 'case-opened', firstResponseDue }], {
    takes: subjectIds.map((key) => ({
      kind: 'subject',
      key,
      refusal: 'already-being-attracted',
      disclosed: { unit: lead.officerUnitId },
    })),
  });
}

function leadOf({ type: _, by, at: __, commandId: ___, ...lead }: OpenCase & Issued): Lead {
  return isPerson(by) ? { ...lead, officerId: by.personId, officerUnitId: by.unitId } : lead;
}

function logTouch(command: LogTouch & Issued, state: Contact): Decision<ContactEvent> {
  if (state.phase !== 'open') return wrongPhase(state);
  const { on, kind, summary, nextStep, nextStepDue } = command;
  const today = dayOf(command.at);
  if (on > today) return refused('touch-in-the-future', { on, today });
  return decided([
    {
      type: 'touch-logged',
      touchId: `touch-${String(state.touches.length + 1)}`,
      loggedBy: personIdOf(command),
      on,
      kind,
      summary,
      ...(nextStep && { nextStep }),
      ...(nextStepDue && { nextStepDue }),
    },
  ]);
}

function qualify(command: Qualify & Issued, state: Contact): Decision<ContactEvent> {
  if (state.phase !== 'open') return wrongPhase(state);
  const segment = command.segment ?? state.segment;
  const touched = state.touches.length > 0;
  if (!touched || segment === undefined) {
    const missing = [...(touched ? [] : ['touch']), ...(segment === undefined ? ['segment'] : [])];
    return refused('not-ready-to-qualify', { missing });
  }
  return decided([{ type: 'case-qualified', segment, qualifiedBy: personIdOf(command) }]);
}

function evolve(state: Contact, event: ContactEvent, version: number): Contact {
  switch (event.type) {
    case 'case-opened': {
      const { type: _, ...opened } = event;
      return { ...opened, phase: 'open', overdue: false, touches: [] };
    }
    case 'touch-logged': {
      if (state.phase !== 'open') return state;
      const { type: _, ...touch } = event;
      return { ...state, touches: [...state.touches, touch] };
    }
    case 'first-response-overdue':
      return state.phase === 'open' ? { ...state, overdue: true } : state;
    case 'case-qualified': {
      if (state.phase !== 'open') return state;
      const { segment } = event;
      const result: ContactOutcome = { kind: 'qualified', case: factsOf(state, segment), version };
      return { ...state, phase: 'qualified', segment, result };
    }
    case 'case-dropped': {
      if (state.phase !== 'open') return state;
      const { reason, note } = event;
      const result: ContactOutcome = { kind: 'dropped', caseId: state.caseId, reason, version };
      return { ...state, phase: 'dropped', reason, ...(note && { dropNote: note }), result };
    }
    case 'case-closed':
      if (state.phase !== 'qualified' && state.phase !== 'dropped') return state;
      return { ...state, phase: 'closed', ending: event.ending };
    default:
      return never(event);
  }
}

export const contact: Stage<Contact, ContactCommand, ContactEvent, ContactOutcome> = {
  name: 'contact',
  initial: initialContact,
  commands: ['log-touch', 'qualify', 'drop'],
  may,
  decide,
  evolve,
  due: (state) =>
    awaitsFirstResponse(state)
      ? { ...state.firstResponseDue, command: { type: 'pass-first-response' } }
      : undefined,
  errand: () => undefined,
  answered: () => {
    throw new Error('contact asks no errands');
  },
  outcome: (state) => ('result' in state ? state.result : undefined),
  waits,
  visible: contactVisibility,
  sentences: contactSentences,
};

function waits(state: Contact): readonly Wait[] {
  if (state.phase !== 'open') return [];
  const personId = state.officerId;
  const latest = state.touches.at(-1);
  if (!latest) return [{ command: 'log-touch', personId, due: state.firstResponseDue.at }];
  const { nextStepDue } = latest;
  return [{ command: 'qualify', personId, ...(nextStepDue && { due: endOfDay(nextStepDue) }) }];
}

function awaitsFirstResponse(state: Contact): state is Extract<Contact, { phase: 'open' }> {
  return state.phase === 'open' && state.touches.length === 0 && !state.overdue;
}

function factsOf(state: Worked, segment: string): CaseFacts {
  const { caseId, subjects, district, officerId, officerUnitId, plannedInvestment } = state;
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
  };
}

/** A person of the centre, or this service itself for the rows of an imported sheet. */
function maySetUp(by: Actor): boolean {
  if (by.kind === 'service') return by.service === 'contact';
  return holdsRole(by, 'centre-officer', 'centre-head');
}

function isOfficer(by: Actor, state: Contact): boolean {
  return isPerson(by) && state.phase !== 'not-opened' && by.personId === state.officerId;
}

function isOfUnit(
  by: Actor,
  state: Contact,
  ...roles: readonly ('centre-officer' | 'centre-head')[]
): boolean {
  if (!isPerson(by) || state.phase === 'not-opened') return false;
  return by.unitId === state.officerUnitId && holdsRole(by, ...roles);
}

function whileOpen(state: Contact): Refusal | undefined {
  return state.phase === 'open' ? undefined : wrongPhase(state);
}

function wrongPhase(state: Contact): Refusal {
  return refused('not-in-this-phase', { phase: state.phase });
}

function personIdOf({ by }: Issued): string {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return by.personId;
}
