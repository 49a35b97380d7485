import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { MergeEntries } from '#contracts/register/commands';
import type { EntryAnswer } from '#contracts/register/views';
import { OnEntryCommand } from '../entry-endpoint.js';
import { entryAsked, giveToEntry } from '../give-to-entry.js';
import { mergeFacts, pointTo } from '../merging.js';
import { Register } from '../register.js';

export class MergeEntriesCommand extends OnEntryCommand<MergeEntries, EntryAnswer> {}

/** Nothing is moved: accounts, names and ties stay where they are and are found through the survivor. */
@CommandHandler(MergeEntriesCommand)
export class MergeEntriesHandler implements ICommandHandler<MergeEntriesCommand> {
  constructor(private readonly register: Register) {}

  async execute(command: MergeEntriesCommand): Promise<EntryAnswer> {
    const { register } = this;
    const { entryId, body } = command;
    const read = await entryAsked(register, command);
    const survivor = await register.find(body.into);
    const { answer } = await giveToEntry(register, command, {
      type: 'merge-entries',
      schema: MergeEntries,
      shape: ({ into }) => ({ into, ...mergeFacts(read, survivor) }),
      beside: () => (session) => pointTo(register, entryId, body.into, session),
    });
    return answer;
  }
}
