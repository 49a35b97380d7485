import {
  AddPerson,
  AppointDeputy,
  ChangePerson,
  ResetPassword,
  ResumePerson,
  SuspendPerson,
} from '#contracts/access/commands';
import type { CommandSpec, CommandSpecs } from '../../../shared/commands/command-spec.js';

const stage = 'administration';

function onPerson(command: string, verb: string, schema: CommandSpec['schema'], grave = false): CommandSpec {
  const path = (id: string) => `/api/access/people/${encodeURIComponent(id)}/${verb}`;
  return { stage, command, schema, path, grave };
}

/** Who may sign in, where, and as what. */
export const peopleCommands = {
  'add-person': { stage, command: 'add-person', schema: AddPerson, path: () => '/api/access/people' },
  'change-person': onPerson('change-person', 'change', ChangePerson),
  'suspend-person': onPerson('suspend-person', 'suspend', SuspendPerson, true),
  'resume-person': onPerson('resume-person', 'resume', ResumePerson),
  'reset-password': onPerson('reset-password', 'reset-password', ResetPassword),
} as const satisfies CommandSpecs;

/** Somebody stands in for somebody who is away (AB角). */
export const appointDeputy: CommandSpec = {
  stage,
  command: 'appoint-deputy',
  schema: AppointDeputy,
  path: () => '/api/access/deputies',
};
