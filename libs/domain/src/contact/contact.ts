import type { Disclosed } from '../access/disclosure.js';
import type { Day } from '../shared/actor.js';
import type { CaseFacts, Disclosure, Subject } from '../shared/case.js';
import type { Fen } from '../shared/money.js';
import type { Sentence } from '../shared/sentences.js';
import type { Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { Deadline, WorkingCalendar } from '../shared/working-days.js';
import type { CaseDocument, FiledDocument } from './case-documents.js';
import type { ContactCommand } from './commands.js';
import { decide } from './decide.js';
import type { CloseCase as CloseCaseErrand } from './errands.js';
import { evolve } from './evolve.js';
import { due, type Limits } from './limits.js';
import { contactSentences } from './refusals.js';
import { contactVisibility } from './visible.js';
import { waits } from './waits.js';
import { may } from './who-may.js';

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
  'import-undone',
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
  /** Ids the register merged with a subject's: claimed with it, for they mean the same. */
  readonly otherIds?: readonly string[];
  readonly segment?: string;
  readonly district: string;
  readonly source: LeadSource;
  readonly plannedInvestment?: Fen;
  readonly contactPersonId?: string;
  readonly note?: TextRef;
  /** Absent: `internal`. */
  readonly disclosure?: Disclosure;
  readonly officerId: string;
  readonly officerUnitId: string;
  /** What the city calls that unit: all that is told to somebody else who wants the subject. */
  readonly officerUnitName?: Sentence;
  readonly firstResponseWorkingDays: number;
  /** Working days to qualify, drop or park the case. */
  readonly triageWorkingDays?: number;
  /** Most working days from one touch to the next. */
  readonly progressWorkingDays?: number;
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

/** Facts of the lead that may be put right while it is worked on. */
export type Corrected = Partial<
  Pick<Lead, 'title' | 'segment' | 'district' | 'plannedInvestment'>
>;

/** Old and new of what was put right; `before` lacks what the case did not have. */
export interface Correction {
  readonly correctedBy: string;
  readonly before: Corrected;
  readonly after: Corrected;
}

export interface ProposedHandOver {
  readonly to: string;
  readonly proposedBy: string;
  /** Whom the proposer stood in for (AB角). */
  readonly proposedFor?: string;
}

/** The case that brought this one, or one that this one brought. */
export interface CaseLink {
  readonly direction: 'brought-by' | 'brought';
  readonly otherCaseId: string;
  /** As much of the other case, when they were linked, as tells who may know of the link. */
  readonly other: Disclosed;
}

export interface Worked extends Lead, Limits {
  /** The first response came too late or has not come yet although it was due. */
  readonly overdue: boolean;
  readonly triageOverdue: boolean;
  readonly progressOverdue: boolean;
  readonly touches: readonly Touch[];
  /** Contact persons added later than the first. */
  readonly contactIds: readonly string[];
  readonly intent?: TextRef;
  readonly corrections: readonly Correction[];
  readonly handOver?: ProposedHandOver;
  /** Absent: none. Links are never undone: each is a claim on an edge of one graph. */
  readonly links?: readonly CaseLink[];
  /** Absent: none. Withdrawn ones too. */
  readonly documents?: readonly CaseDocument[];
  /** Version of the conclusion after which its claims were taken again, if they were. */
  readonly claimsTakenAfter?: number;
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
  | (Worked & { readonly phase: 'parked'; readonly until: Day; readonly parkReason: TextRef })
  | (Ended & { readonly phase: 'qualified' })
  | (Ended & { readonly phase: 'dropped' } & Dropped)
  | (Ended & { readonly phase: 'closed'; readonly ending: CaseEnding } & Partial<Dropped>);

export type OpenContact = Extract<Contact, { phase: 'open' }>;

export type ContactEvent =
  | (Lead & Limits & { readonly type: 'case-opened' })
  | {
      readonly type: 'subject-added';
      readonly subject: Subject;
      readonly otherIds?: readonly string[];
      readonly addedBy: string;
    }
  | { readonly type: 'contact-added'; readonly personId: string; readonly addedBy: string }
  | {
      readonly type: 'intent-described';
      readonly intent: TextRef;
      readonly plannedInvestment?: Fen;
      readonly describedBy: string;
    }
  | (Correction & { readonly type: 'case-corrected' })
  | (Touch & { readonly type: 'touch-logged'; readonly progressDue?: Deadline })
  | { readonly type: 'first-response-overdue' }
  | { readonly type: 'triage-overdue' }
  | { readonly type: 'progress-overdue' }
  /** With the provisional limits that were counted again. */
  | (Partial<Limits> & { readonly type: 'calendar-adopted'; readonly calendar: WorkingCalendar })
  | (ProposedHandOver & { readonly type: 'hand-over-proposed' })
  | {
      readonly type: 'hand-over-declined';
      readonly declinedBy: string;
      readonly reason?: TextRef;
    }
  /** Without `linkedBy` this is the other end's side of it. */
  | (CaseLink & { readonly type: 'case-linked'; readonly linkedBy?: string })
  | (FiledDocument & { readonly type: 'document-filed' })
  | {
      readonly type: 'document-withdrawn';
      readonly documentId: string;
      readonly reason: TextRef;
      readonly withdrawnBy: string;
      readonly withdrawnOn: Day;
    }
  | { readonly type: 'case-handed-over'; readonly from: string; readonly to: string }
  | {
      readonly type: 'case-parked';
      readonly until: Day;
      readonly reason: TextRef;
      readonly parkedBy: string;
    }
  /** Without `resumedBy` the day itself has come. */
  | (Limits & { readonly type: 'case-resumed'; readonly resumedBy?: string })
  | { readonly type: 'case-qualified'; readonly segment: string; readonly qualifiedBy: string }
  | {
      readonly type: 'case-dropped';
      readonly reason: DropReason;
      readonly note?: TextRef;
      readonly droppedBy: string;
    }
  | (Limits & {
      readonly type: 'case-reopened';
      readonly reason: TextRef;
      readonly reopenedBy: string;
    })
  | { readonly type: 'case-closed'; readonly ending: CaseEnding }
  /** Evaluation reconsiders the case: it stands as qualified as it was, its outcome unchanged. */
  | { readonly type: 'claims-taken-again'; readonly evaluationVersion: number };

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

export const contact: Stage<Contact, ContactCommand, ContactEvent, ContactOutcome> = {
  name: 'contact',
  initial: initialContact,
  commands: [
    'log-touch',
    'add-contact',
    'describe-intent',
    'add-subject',
    'correct-case',
    'qualify',
    'drop',
    'park',
    'resume',
    'hand-over',
    'accept-hand-over',
    'decline-hand-over',
    'link-case',
    'file-document',
    'withdraw-document',
    'reopen',
  ],
  may,
  decide,
  evolve,
  due,
  errand: () => undefined,
  answered: () => {
    throw new Error('contact asks no errands');
  },
  outcome: (state) => ('result' in state ? state.result : undefined),
  waits,
  visible: contactVisibility,
  sentences: contactSentences,
};
