import { holdsRole, isPerson, type Actor, type PersonActor } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import { never } from '../shared/exhaustive.js';
import type { Entry, EntryCommand } from './entry.js';

type Standing = Exclude<Entry, { readonly phase: 'not-entered' }>;

/**
 * Whether somebody may try, by role and by relation to the entry. `tiedUnits` are units with a case
 * the entry belongs to.
 */
export function mayOfEntry(
  type: EntryCommand['type'],
  by: Actor,
  state: Entry,
  tiedUnits: readonly string[],
): Refusal | undefined {
  switch (type) {
    case 'enter-entry':
      return state.phase === 'not-entered' ? undefined : refused('entry-exists');
    case 'absorb-entry':
    case 'release-entry':
    case 'erase-with':
    case 'trace-sealing':
    case 'merge-judged':
    case 'note-payment':
      return isPerson(by) ? refused('register-service-only') : undefined;
    case 'correct-entry':
    case 'add-alias':
    case 'unmask':
    case 'merge-entries':
    case 'undo-merge':
    case 'erase-person':
      return mayAsPerson(type, by, state, tiedUnits);
    default:
      return never(type);
  }
}

type PersonsCommand = Extract<
  EntryCommand['type'],
  'correct-entry' | 'add-alias' | 'unmask' | 'merge-entries' | 'undo-merge' | 'erase-person'
>;

function mayAsPerson(
  type: PersonsCommand,
  by: Actor,
  state: Entry,
  tiedUnits: readonly string[],
): Refusal | undefined {
  if (state.phase === 'not-entered') return refused('entry-unknown');
  if (!isPerson(by)) return refused('person-only');
  if (state.phase === 'erased') return refused('entry-erased');
  if (!mayTouch(type, by, state, tiedUnits)) return refused('not-your-entry');
  if (type === 'undo-merge') return state.phase === 'merged' ? undefined : refused('not-merged');
  if (state.phase === 'merged') return refused('entry-merged', { into: state.into });
  return undefined;
}

function mayTouch(
  type: PersonsCommand,
  by: PersonActor,
  state: Standing,
  tiedUnits: readonly string[],
): boolean {
  // Whoever keeps order in the register does so in all of it, and is shown nothing in full.
  if (type !== 'unmask' && holdsRole(by, 'administrator')) return true;
  if (state.unitIds.includes(by.unitId) || tiedUnits.includes(by.unitId)) return true;
  if (holdsRole(by, 'centre-officer', 'centre-head')) return state.unitIds.length === 0;
  if (holdsRole(by, 'finance-officer', 'finance-head')) {
    return type === 'unmask' && (state.kind === 'account' || state.payments.length > 0);
  }
  return false;
}

/** Heads see who looked at what their unit keeps or works with; who administrates sees it all. */
export function seesTrace(by: Actor, state: Entry, tiedUnits: readonly string[]): boolean {
  if (state.phase === 'not-entered' || !isPerson(by)) return false;
  if (holdsRole(by, 'administrator')) return true;
  if (state.unitIds.includes(by.unitId) || tiedUnits.includes(by.unitId)) return true;
  if (holdsRole(by, 'centre-head')) return state.unitIds.length === 0;
  return holdsRole(by, 'finance-head') && (state.kind === 'account' || state.payments.length > 0);
}
