import { AddAlias } from '#contracts/register/commands';
import { EntryAnswer } from '#contracts/register/views';
import { onEntryEndpoint } from '../entry-endpoint.js';
import { AddAliasCommand } from './add-alias.handler.js';

export const AddAliasController = onEntryEndpoint({
  permission: 'register.add-alias',
  body: AddAlias,
  answer: EntryAnswer,
  summary: 'Another, former or short name of an organisation or person: by it the entry is found.',
  command: AddAliasCommand,
});
