import { ErasePerson } from '#contracts/register/commands';
import { EntryAnswer } from '#contracts/register/views';
import { onEntryEndpoint } from '../entry-endpoint.js';
import { ErasePersonCommand } from './erase-person.handler.js';

export const ErasePersonController = onEntryEndpoint({
  permission: 'register.erase-person',
  body: ErasePerson,
  answer: EntryAnswer,
  summary: 'Destroys the person’s key; refused by the name of the duty that forbids it.',
  command: ErasePersonCommand,
});
