import type { Disclosed } from '../access/disclosure.js';
import type { Day } from '../shared/actor.js';
import type { Subject } from '../shared/case.js';
import type { Fen } from '../shared/money.js';
import type { TextRef } from '../shared/text.js';
import type { FiledFile } from './case-documents.js';
import type { CaseEnding, Corrected, DropReason, Lead, Touch } from './contact.js';
import type { WorkingCalendar } from '../shared/working-days.js';

/** From a person `officerId` and `officerUnitId` are the asker's own, whatever the command says. */
export interface OpenCase extends Lead {
  readonly type: 'open-case';
}
/** One more organisation or person the case attracts: claimed like those it opened with. */
export interface AddSubject {
  readonly type: 'add-subject';
  readonly subject: Subject;
  readonly otherIds?: readonly string[];
}
/** Whom to talk to, by the register's id. */
export interface AddContact {
  readonly type: 'add-contact';
  readonly personId: string;
}
/** What the other side wants here; given again, the newest counts. */
export interface DescribeIntent {
  readonly type: 'describe-intent';
  readonly intent: TextRef;
  readonly plannedInvestment?: Fen;
}
export interface CorrectCase extends Corrected {
  readonly type: 'correct-case';
}
export interface LogTouch extends Omit<Touch, 'touchId' | 'loggedBy'> {
  readonly type: 'log-touch';
}
/** Asks a colleague of the unit to take the case over; it stays with its officer until then. */
export interface HandOver {
  readonly type: 'hand-over';
  readonly to: string;
}
export interface AcceptHandOver {
  readonly type: 'accept-hand-over';
}
/** The colleague it was proposed to leaves it with its officer. */
export interface DeclineHandOver {
  readonly type: 'decline-hand-over';
  readonly reason?: TextRef;
}
/** Says which case brought this one: the project its talents, the talent the project. */
export interface LinkCase {
  readonly type: 'link-case';
  readonly broughtBy: string;
  /** The other end as it stands, for who may know of the link. */
  readonly other: Disclosed;
  /** The case that brought this one, the one that brought that one, and so on: the last has none. */
  readonly chain: readonly string[];
}
/** The other end of `link-case`, in the same transaction. */
export interface RecordBrought {
  readonly type: 'record-brought';
  readonly brought: string;
  readonly other: Disclosed;
}
/** Files a document (材料) with the case: the experts who evaluate it read it. */
export interface FileDocument {
  readonly type: 'file-document';
  readonly kind: string;
  readonly aboutId?: string;
  readonly document: FiledFile;
  /** Most documents that may stand at once, by the city's pack. */
  readonly documentsMax: number;
}
/** Takes a document back that nobody can have evaluated yet. */
export interface WithdrawDocument {
  readonly type: 'withdraw-document';
  readonly documentId: string;
  readonly reason: TextRef;
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
/** Rests the case and its time limits; it goes on by itself when the day `until` begins. */
export interface Park {
  readonly type: 'park';
  readonly until: Day;
  readonly reason: TextRef;
}
/** Given by a person before the day has come, or by the clock when it has. */
export interface Resume {
  readonly type: 'resume';
}
export interface Reopen {
  readonly type: 'reopen';
  readonly reason: TextRef;
}
/** The import it came with was undone; what somebody has worked on stays. */
export interface TakeBack {
  readonly type: 'take-back';
  readonly takenBackBy: string;
}
export interface CloseCase {
  readonly type: 'close-case';
  readonly ending: CaseEnding;
  readonly outcomeVersion?: number;
}
/** Evaluation reconsiders a case it did not support: it needs the claims it had. */
export interface TakeClaimsAgain {
  readonly type: 'take-claims-again';
  readonly evaluationVersion: number;
}
export interface PassFirstResponse {
  readonly type: 'pass-first-response';
}
export interface PassTriage {
  readonly type: 'pass-triage';
}
export interface PassProgress {
  readonly type: 'pass-progress';
}

/** A holiday calendar that reaches further was taken in: a new notice of the State Council. */
export interface AdoptCalendar {
  readonly type: 'adopt-calendar';
  readonly calendar: WorkingCalendar;
}

export type ContactCommand =
  | OpenCase
  | AddSubject
  | AddContact
  | DescribeIntent
  | CorrectCase
  | LogTouch
  | HandOver
  | AcceptHandOver
  | DeclineHandOver
  | LinkCase
  | RecordBrought
  | FileDocument
  | WithdrawDocument
  | Qualify
  | Drop
  | Park
  | Resume
  | Reopen
  | TakeBack
  | CloseCase
  | TakeClaimsAgain
  | PassFirstResponse
  | PassTriage
  | PassProgress
  | AdoptCalendar;
