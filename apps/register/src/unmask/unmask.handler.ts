import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Unmask } from '#contracts/register/commands';
import type { Disclosed } from '#contracts/register/views';
import type { PersonalField } from '#domain/register/disclosure';
import type { EntryEvent } from '#domain/register/entry';
import { refused } from '#domain/shared/decision';
import { streamOf } from '#domain/shared/stage';
import type { AccountDocument, PersonDocument } from '../documents.js';
import { accountOf, kindOf, personOf } from '../entries.js';
import { OnEntryCommand } from '../entry-endpoint.js';
import { entryAsked, entryProblem, giveToEntry, tiedUnitsOf } from '../give-to-entry.js';
import { Register, type AnyEntry } from '../register.js';

export class UnmaskCommand extends OnEntryCommand<Unmask, Disclosed> {}

/** Recorded first and shown after: whoever has seen a value stands in the trace. */
@CommandHandler(UnmaskCommand)
export class UnmaskHandler implements ICommandHandler<UnmaskCommand> {
  constructor(private readonly register: Register) {}

  async execute(command: UnmaskCommand): Promise<Disclosed> {
    const { register } = this;
    const { entryId, body, asking } = command;
    const { field, purpose } = body;
    const read = await entryAsked(register, command);
    const value = await this.valueOf(read, field);
    const tiedUnits = await tiedUnitsOf(register, read);
    const disclosureId = randomUUID();
    const { commandId } = await giveToEntry(register, command, {
      type: 'unmask',
      schema: Unmask,
      shape: ({ note }) => ({
        field,
        purpose,
        ...(note && { note }),
        disclosureId,
        holds: value !== undefined,
        tiedUnits,
      }),
    });
    const mine = (await this.disclosureOf(entryId, commandId)) === disclosureId;
    if (!mine || value === undefined) throw entryProblem(refused('shown-already'), asking.language);
    return { entryId, field, value };
  }

  private async valueOf(read: AnyEntry, field: PersonalField): Promise<string | undefined> {
    const cipher = await this.register.cipherOf(read);
    if (!cipher) return undefined;
    const values =
      kindOf(read._id) === 'account'
        ? accountOf(read as AccountDocument, cipher)
        : personOf(read as PersonDocument, cipher);
    return (values as Partial<Record<PersonalField, string>>)[field];
  }

  /** Whose answer may show the value: the same key sent twice was recorded once. */
  private async disclosureOf(entryId: string, commandId: string): Promise<string | undefined> {
    const found = await this.register.recorder.record.events.findOne(
      { stream: streamOf('entry', entryId), 'command.id': commandId },
      { readConcern: { level: 'majority' } },
    );
    const event = found?.event as EntryEvent | undefined;
    return event?.type === 'field-disclosed' ? event.disclosureId : undefined;
  }
}
