import { UndoMerge } from '#contracts/register/commands';
import { EntryAnswer } from '#contracts/register/views';
import { onEntryEndpoint } from '../entry-endpoint.js';
import { UndoMergeCommand } from './undo-merge.handler.js';

export const UndoMergeController = onEntryEndpoint({
  permission: 'register.undo-merge',
  body: UndoMerge,
  answer: EntryAnswer,
  summary: 'The entry stands for itself again, with all it had.',
  command: UndoMergeCommand,
});
