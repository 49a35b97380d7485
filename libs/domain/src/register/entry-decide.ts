import { isPerson, type Actor } from '../shared/actor.js';
import { decided, refused, type Companion, type Decision } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import { streamOf, type Issued } from '../shared/stage.js';
import { dayOf } from '../shared/working-days.js';
import { keepsField, purposeCovers, roleServes } from './disclosure.js';
import { dutyToKeep } from './duties.js';
import type {
  AddAlias,
  CorrectEntry,
  EnterEntry,
  Entry,
  EntryCommand,
  EntryEvent,
  ErasePerson,
  MergeEntries,
  MergeJudged,
  NotePayment,
  SealAccountTrace,
  Unmask,
} from './entry.js';
import { mayOfEntry } from './entry-who-may.js';

type Answer = Decision<EntryEvent>;
type Kept = Exclude<Entry, { readonly phase: 'not-entered' }>;

export function decideEntry(command: EntryCommand & Issued, state: Entry): Answer {
  const tiedUnits = 'tiedUnits' in command ? command.tiedUnits : [];
  const refusal = mayOfEntry(command.type, command.by, state, tiedUnits);
  if (refusal) return refusal;
  if (command.type === 'enter-entry') return enter(command);
  // `mayOfEntry` has refused whatever a person asks of an entry that is not there.
  if (state.phase === 'not-entered') return refused('entry-unknown');
  switch (command.type) {
    case 'correct-entry':
      return correct(command);
    case 'add-alias':
      return addAlias(command);
    case 'unmask':
      return unmask(command, state);
    case 'merge-entries':
      return merge(command, state, handsIn(command.by));
    case 'merge-judged':
      return mergeJudged(command, state);
    case 'absorb-entry':
      if (state.phase === 'merged') return refused('survivor-merged', { into: state.into });
      if (state.phase === 'erased') return refused('entry-erased');
      return decided([{ type: 'entries-absorbed', entryIds: command.entryIds }]);
    case 'undo-merge':
      return undoMerge(command, state);
    case 'release-entry':
      if (state.phase === 'merged') return refused('later-merge-first', { into: state.into });
      return decided([{ type: 'entries-released', entryIds: command.entryIds }]);
    case 'erase-person':
      return erase(command, state);
    case 'erase-with':
      if (state.phase === 'erased') return decided([]);
      return decided([{ type: 'entry-erased', personId: command.personId }]);
    case 'trace-sealing':
      return traceSealing(command, state);
    case 'note-payment':
      return notePayment(command, state);
    default:
      return never(command);
  }
}

function enter({ entryId, kind, ownerId, unitId }: EnterEntry): Answer {
  return decided([
    {
      type: 'entry-registered',
      entryId,
      kind,
      ...(ownerId !== undefined && { ownerId }),
      ...(unitId !== undefined && { unitId }),
    },
  ]);
}

function correct({ fields, reason, note, by }: CorrectEntry & Issued): Answer {
  if (fields.length === 0) return refused('nothing-differs');
  const noted = note === undefined ? {} : { note };
  return decided([{ type: 'entry-corrected', fields, reason, ...noted, ...handsIn(by) }]);
}

function addAlias({ aliasId, aliasKind, known, by }: AddAlias & Issued): Answer {
  if (known) return refused('alias-known');
  return decided([{ type: 'alias-added', aliasId, aliasKind, ...handsIn(by) }]);
}

/** Shown to whom, why, and which field: that is all the trace keeps. */
function unmask(command: Unmask & Issued, { kind }: Kept): Answer {
  const { field, purpose, note, disclosureId, holds, by } = command;
  if (!keepsField(kind, field) || !holds) return refused('field-not-held');
  if (!isPerson(by) || !roleServes(by, purpose)) return refused('purpose-not-yours');
  if (!purposeCovers(purpose, field)) return refused('purpose-does-not-cover');
  const noted = note === undefined ? {} : { note };
  return decided([
    { type: 'field-disclosed', field, purpose, ...noted, disclosureId, ...handsIn(by) },
  ]);
}

/** The survivor is asked in the same transaction: it must stand, or nothing is merged. */
function merge(
  { into, intoKind, numbers }: Pick<MergeEntries, 'into' | 'intoKind' | 'numbers'>,
  state: Kept,
  hands: Hands,
): Answer {
  if (into === state.entryId) return refused('merge-into-itself');
  if (intoKind === undefined) return refused('survivor-unknown');
  if (state.kind === 'account') return refused('accounts-do-not-merge');
  if (intoKind !== state.kind) return refused('kinds-differ');
  if (numbers === 'differ') return refused('numbers-differ');
  if (numbers === 'only-here') return refused('merge-the-other-way');
  return decided([{ type: 'entry-merged', into, ...hands }], {
    alongside: [
      beside(into, { type: 'absorb-entry', entryIds: [state.entryId, ...state.absorbed] }),
    ],
  });
}

/** The verdict came as news, which may come twice: an entry that stands no more is left as it is. */
function mergeJudged(command: MergeJudged, state: Kept): Answer {
  if (state.phase !== 'standing') return decided([]);
  const { judgedBy: by, judgedFor: byFor } = command;
  return merge(command, state, { by, ...(byFor !== undefined && { byFor }) });
}

function undoMerge({ by }: Issued, state: Kept): Answer {
  if (state.phase !== 'merged') return refused('not-merged');
  const entryIds = [state.entryId, ...state.absorbed];
  return decided([{ type: 'merge-undone', from: state.into, ...handsIn(by) }], {
    alongside: [beside(state.into, { type: 'release-entry', entryIds })],
  });
}

function erase(command: ErasePerson & Issued, state: Kept): Answer {
  if (state.kind !== 'person') return refused('only-people-are-erased');
  const { reason, note, openCases, accountIds, otherPayments, by, at } = command;
  const payments = [...state.payments, ...otherPayments];
  const duty = dutyToKeep(payments, openCases, dayOf(at));
  if (duty) return duty;
  const noted = note === undefined ? {} : { note };
  return decided([{ type: 'person-erased', reason, ...noted, ...handsIn(by) }], {
    alongside: [...state.absorbed, ...accountIds].map((id) =>
      beside(id, { type: 'erase-with', personId: state.entryId }),
    ),
  });
}

/** An erased entry has no account to seal any more: whoever asks is told so. */
function traceSealing(command: SealAccountTrace & Issued, state: Kept): Answer {
  if (state.phase === 'erased') return refused('account-unknown');
  const { accountId, forService, caseId, paymentId } = command;
  return decided([{ type: 'account-sealed', accountId, forService, caseId, paymentId }]);
}

/** News may come twice: what is known already is no news. */
function notePayment({ caseId, paymentId, stands, on }: NotePayment & Issued, state: Kept): Answer {
  const known = state.payments.find(
    (payment) => payment.caseId === caseId && payment.paymentId === paymentId,
  );
  if (!known || known.stands === stands) return decided([]);
  return decided([{ type: 'payment-noted', caseId, paymentId, stands, on }]);
}

function beside(entryId: string, command: Companion['command']): Companion {
  return { stream: streamOf('entry', entryId), caseId: entryId, command };
}

interface Hands {
  readonly by: string;
  readonly byFor?: string;
}

function handsIn(by: Actor): Hands {
  if (!isPerson(by)) throw new Error('only a person gives this command');
  return { by: by.personId, ...(by.actsFor !== undefined && { byFor: by.actsFor }) };
}
