import { CorrectEntry } from '#contracts/register/commands';
import { EntryAnswer } from '#contracts/register/views';
import { onEntryEndpoint } from '../entry-endpoint.js';
import { CorrectEntryCommand } from './correct-entry.handler.js';

export const CorrectEntryController = onEntryEndpoint({
  permission: 'register.correct-entry',
  body: CorrectEntry,
  answer: EntryAnswer,
  summary: 'Corrects what is given; what stood there before is kept, encrypted.',
  command: CorrectEntryCommand,
});
