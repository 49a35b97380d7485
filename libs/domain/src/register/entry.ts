import type { Day } from '../shared/actor.js';
import type { Stage } from '../shared/stage.js';
import type { TextRef } from '../shared/text.js';
import type { DisclosurePurpose, EntryKind, PersonalField } from './disclosure.js';
import { decideEntry } from './entry-decide.js';
import { evolveEntry } from './entry-history.js';
import { mayOfEntry } from './entry-who-may.js';
import { entrySentences } from './refusals.js';

export const correctionReasons = ['mistyped', 'changed', 'renamed'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export const aliasKinds = ['former', 'short', 'foreign', 'other'] as const;
export type AliasKind = (typeof aliasKinds)[number];

export const erasureReasons = ['own-request', 'purpose-fulfilled', 'held-unlawfully'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** A payment this entry is the payee of, as far as reward has told. */
export interface KnownPayment {
  readonly caseId: string;
  readonly paymentId: string;
  readonly stands: 'under-way' | 'paid';
  /** The day it was paid, in the city. */
  readonly on?: Day;
}

interface Kept {
  readonly entryId: string;
  readonly kind: EntryKind;
  /** Whose account this is. */
  readonly ownerId?: string;
  /** Units that keep the entry; none where a lead sheet brought it: then any centre does. */
  readonly unitIds: readonly string[];
  /** Entries merged into this one, those merged into them included. */
  readonly absorbed: readonly string[];
  readonly payments: readonly KnownPayment[];
}

/** One entry of the register (登记条目), without anything that is written in it. */
export type Entry =
  | { readonly phase: 'not-entered' }
  | (Kept & { readonly phase: 'standing' })
  | (Kept & { readonly phase: 'merged'; readonly into: string })
  | (Kept & { readonly phase: 'erased' });

export interface EnterEntry {
  readonly type: 'enter-entry';
  readonly entryId: string;
  readonly kind: EntryKind;
  readonly ownerId?: string;
  /** The unit of the person who enters it. */
  readonly unitId?: string;
}
/** What a person's relation to an entry rests on besides the entry itself. */
export interface Relation {
  /** Units with a case this entry belongs to. */
  readonly tiedUnits: readonly string[];
}
export interface CorrectEntry extends Relation {
  readonly type: 'correct-entry';
  /** Names of the fields that differ now. */
  readonly fields: readonly string[];
  readonly reason: CorrectionReason;
  readonly note?: TextRef;
}
export interface AddAlias extends Relation {
  readonly type: 'add-alias';
  readonly aliasId: string;
  readonly aliasKind: AliasKind;
  /** It is called so already. */
  readonly known: boolean;
}
export interface Unmask extends Relation {
  readonly type: 'unmask';
  readonly field: PersonalField;
  readonly purpose: DisclosurePurpose;
  readonly note?: TextRef;
  /** Made for this one answer: who holds it may show the value. */
  readonly disclosureId: string;
  /** Whether the entry has a value there. */
  readonly holds: boolean;
}
export interface MergeEntries {
  readonly type: 'merge-entries';
  readonly into: string;
  readonly intoKind: EntryKind | undefined;
  /** Numbers that say who somebody is: both have one and they differ, or only the merged one has. */
  readonly numbers: 'agree' | 'differ' | 'only-here';
}
/** A person judged a row of a sheet to be an entry that is known: the two become one. */
export interface MergeJudged extends Omit<MergeEntries, 'type'> {
  readonly type: 'merge-judged';
  readonly judgedBy: string;
  readonly judgedFor?: string;
}
export interface AbsorbEntry {
  readonly type: 'absorb-entry';
  readonly entryIds: readonly string[];
}
export interface UndoMerge {
  readonly type: 'undo-merge';
}
export interface ReleaseEntry {
  readonly type: 'release-entry';
  readonly entryIds: readonly string[];
}
export interface ErasePerson {
  readonly type: 'erase-person';
  readonly reason: ErasureReason;
  readonly note?: TextRef;
  /** Cases under way that name this person. */
  readonly openCases: number;
  /** Accounts of the person and of those merged into them. */
  readonly accountIds: readonly string[];
  /** Payments of those merged into this person. */
  readonly otherPayments: readonly KnownPayment[];
}
export interface EraseWith {
  readonly type: 'erase-with';
  readonly personId: string;
}
/** Another service was given an account as ciphertext; said on the account and on its owner. */
export interface SealAccountTrace {
  readonly type: 'trace-sealing';
  readonly accountId: string;
  readonly forService: string;
  readonly caseId: string;
  readonly paymentId: string;
}
export interface NotePayment {
  readonly type: 'note-payment';
  readonly caseId: string;
  readonly paymentId: string;
  readonly stands: 'paid' | 'released';
  readonly on: Day;
}

export type EntryCommand =
  | EnterEntry
  | CorrectEntry
  | AddAlias
  | Unmask
  | MergeEntries
  | MergeJudged
  | AbsorbEntry
  | UndoMerge
  | ReleaseEntry
  | ErasePerson
  | EraseWith
  | SealAccountTrace
  | NotePayment;

interface Hands {
  readonly by: string;
  /** Whom the person stood in for (AB角). */
  readonly byFor?: string;
}

/** Ids and words from closed lists only: what is written in an entry never gets here. */
export type EntryEvent =
  | {
      readonly type: 'entry-registered';
      readonly entryId: string;
      readonly kind: EntryKind;
      readonly ownerId?: string;
      readonly unitId?: string;
    }
  | (Hands & {
      readonly type: 'entry-corrected';
      readonly fields: readonly string[];
      readonly reason: CorrectionReason;
      readonly note?: TextRef;
    })
  | (Hands & {
      readonly type: 'alias-added';
      readonly aliasId: string;
      readonly aliasKind: AliasKind;
    })
  | (Hands & {
      readonly type: 'field-disclosed';
      readonly field: PersonalField;
      readonly purpose: DisclosurePurpose;
      readonly note?: TextRef;
      readonly disclosureId: string;
    })
  | (Hands & { readonly type: 'entry-merged'; readonly into: string })
  | { readonly type: 'entries-absorbed'; readonly entryIds: readonly string[] }
  | (Hands & { readonly type: 'merge-undone'; readonly from: string })
  | { readonly type: 'entries-released'; readonly entryIds: readonly string[] }
  | (Hands & {
      readonly type: 'person-erased';
      readonly reason: ErasureReason;
      readonly note?: TextRef;
    })
  | { readonly type: 'entry-erased'; readonly personId: string }
  | {
      readonly type: 'account-sealed';
      readonly accountId: string;
      readonly forService: string;
      readonly caseId: string;
      readonly paymentId: string;
    }
  | {
      readonly type: 'payment-noted';
      readonly caseId: string;
      readonly paymentId: string;
      readonly stands: 'paid' | 'released';
      readonly on: Day;
    };

/**
 * An entry of the register as a stream: no deadline, no errand, no workflow. Masked it may be seen by
 * everybody, so nothing is hidden here; who is found in lists is said by `registerSight`.
 */
export const entry: Stage<Entry, EntryCommand, EntryEvent> = {
  name: 'entry',
  initial: { phase: 'not-entered' },
  decide: decideEntry,
  evolve: evolveEntry,
  due: () => undefined,
  errand: () => undefined,
  answered: () => {
    throw new Error('an entry asks nobody');
  },
  outcome: () => undefined,
  waits: () => [],
  commands: ['correct-entry', 'add-alias', 'unmask', 'merge-entries', 'undo-merge', 'erase-person'],
  may: (type, { by }, state) => mayOfEntry(type, by, state, []),
  visible: { seesCase: () => true, seesEvent: () => true, hiddenEvents: () => 0 },
  sentences: entrySentences,
};
