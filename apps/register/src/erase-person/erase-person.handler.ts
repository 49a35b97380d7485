import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ErasePerson } from '#contracts/register/commands';
import type { EntryAnswer } from '#contracts/register/views';
import type { Entry, KnownPayment } from '#domain/register/entry';
import { streamOf } from '#domain/shared/stage';
import { untilUnchanged } from '../changing.js';
import { OnEntryCommand } from '../entry-endpoint.js';
import { entryAsked, giveToEntry } from '../give-to-entry.js';
import { Register } from '../register.js';
import { eraseWritten } from '../erase-written.js';

export class ErasePersonCommand extends OnEntryCommand<ErasePerson, EntryAnswer> {}

@CommandHandler(ErasePersonCommand)
export class ErasePersonHandler implements ICommandHandler<ErasePersonCommand> {
  constructor(private readonly register: Register) {}

  execute(command: ErasePersonCommand): Promise<EntryAnswer> {
    return untilUnchanged(() => this.erase(command));
  }

  private async erase(command: ErasePersonCommand): Promise<EntryAnswer> {
    const { register } = this;
    const { entryId } = command;
    const { kept } = register;
    await entryAsked(register, command);
    const personIds = await register.idsOf(entryId);
    const owned = await kept.accounts.find({ ownerId: { $in: personIds } }).toArray();
    const accountIds = owned.map(({ _id }) => _id);
    const openCases = await kept.ties.distinct('caseId', {
      entryId: { $in: personIds },
      open: true,
    });
    const otherPayments = await this.paymentsOf(personIds.slice(1));
    const { answer } = await giveToEntry(register, command, {
      type: 'erase-person',
      schema: ErasePerson,
      shape: ({ reason, note }) => ({
        reason,
        ...(note && { note }),
        openCases: openCases.length,
        accountIds,
        otherPayments,
      }),
      beside: () => (session) => eraseWritten(register, { personIds, accountIds }, session),
    });
    return answer;
  }

  private async paymentsOf(entryIds: readonly string[]): Promise<KnownPayment[]> {
    const drafts = entryIds.map((id) => this.register.recorder.draft(streamOf('entry', id)));
    return (await Promise.all(drafts)).flatMap(({ state }) => {
      const entry = state as Entry;
      return entry.phase === 'not-entered' ? [] : entry.payments;
    });
  }
}
