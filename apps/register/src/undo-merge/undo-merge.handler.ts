import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UndoMerge } from '#contracts/register/commands';
import type { EntryAnswer } from '#contracts/register/views';
import type { Entry } from '#domain/register/entry';
import { streamOf } from '#domain/shared/stage';
import { OnEntryCommand } from '../entry-endpoint.js';
import { entryAsked, giveToEntry } from '../give-to-entry.js';
import { standAgain } from '../merging.js';
import { Register } from '../register.js';

export class UndoMergeCommand extends OnEntryCommand<UndoMerge, EntryAnswer> {}

@CommandHandler(UndoMergeCommand)
export class UndoMergeHandler implements ICommandHandler<UndoMergeCommand> {
  constructor(private readonly register: Register) {}

  async execute(command: UndoMergeCommand): Promise<EntryAnswer> {
    const { register } = this;
    const { entryId } = command;
    await entryAsked(register, command);
    // What a merged entry had absorbed does not change while it is merged.
    const { state } = await register.recorder.draft(streamOf('entry', entryId));
    const entry = state as Entry;
    const absorbed = entry.phase === 'not-entered' ? [] : entry.absorbed;
    const { answer } = await giveToEntry(register, command, {
      type: 'undo-merge',
      schema: UndoMerge,
      shape: () => ({}),
      beside: () => (session) => standAgain(register, entryId, absorbed, session),
    });
    return answer;
  }
}
