import {
  AddAlias,
  CorrectEntry,
  ErasePerson,
  MergeEntries,
  RegisterOrganisation,
  RegisterPerson,
  UndoMerge,
  Unmask,
} from '#contracts/register/commands';
import type { CommandSpec, CommandSpecs } from '../../../shared/commands/command-spec.js';

const stage = 'register';

function onEntry(command: string, schema: CommandSpec['schema'], grave = false): CommandSpec {
  const path = (id: string) => `/api/register/entries/${encodeURIComponent(id)}/${command}`;
  return { stage, command, schema, path, grave };
}

/** What is entered anew. */
export const enterCommands = {
  'register-organisation': {
    stage,
    command: 'register-organisation',
    schema: RegisterOrganisation,
    path: () => '/api/register/organisations',
  },
  'register-person': {
    stage,
    command: 'register-person',
    schema: RegisterPerson,
    path: () => '/api/register/people',
  },
} as const satisfies CommandSpecs;

/** What is done with an entry that is there. */
export const entryCommands = {
  'add-alias': onEntry('add-alias', AddAlias),
  unmask: onEntry('unmask', Unmask),
  'merge-entries': onEntry('merge-entries', MergeEntries, true),
  'undo-merge': onEntry('undo-merge', UndoMerge),
  'erase-person': onEntry('erase-person', ErasePerson, true),
} as const satisfies CommandSpecs;

const ofAccounts = { holder: true, bank: true, branch: true, bankNumber: true } as const;
const ofPeople = { idNumber: true, phone: true } as const;

/** What may be corrected of an entry of each kind: fields the others have are left out. */
export const correctEntry = {
  person: onEntry('correct-entry', CorrectEntry.omit(ofAccounts)),
  organisation: onEntry('correct-entry', CorrectEntry.omit({ ...ofAccounts, ...ofPeople })),
} as const satisfies CommandSpecs;
