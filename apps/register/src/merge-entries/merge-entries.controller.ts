import { MergeEntries } from '#contracts/register/commands';
import { EntryAnswer } from '#contracts/register/views';
import { onEntryEndpoint } from '../entry-endpoint.js';
import { MergeEntriesCommand } from './merge-entries.handler.js';

export const MergeEntriesController = onEntryEndpoint({
  permission: 'register.merge-entries',
  body: MergeEntries,
  answer: EntryAnswer,
  summary: 'Two entries are one: this id goes on resolving, to the other. Can be undone.',
  command: MergeEntriesCommand,
});
