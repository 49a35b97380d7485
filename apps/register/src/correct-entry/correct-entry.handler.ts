import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ClientSession } from 'mongodb';
import { CorrectEntry } from '#contracts/register/commands';
import type { EntryAnswer } from '#contracts/register/views';
import { commandIdOf } from '#platform/store/recorder';
import { streamOf } from '#domain/shared/stage';
import { refuseTaken, setFields, untilUnchanged } from '../changing.js';
import type { AccountDocument, OrganisationDocument, PersonDocument } from '../documents.js';
import { kindOf } from '../entries.js';
import { OnEntryCommand } from '../entry-endpoint.js';
import { entryAsked, giveToEntry, tiedUnitsOf } from '../give-to-entry.js';
import { Register, type AnyEntry } from '../register.js';
import {
  correctedAccount,
  correctedOrganisation,
  correctedPerson,
  type Corrected,
} from './corrections.js';

export class CorrectEntryCommand extends OnEntryCommand<CorrectEntry, EntryAnswer> {}

@CommandHandler(CorrectEntryCommand)
export class CorrectEntryHandler implements ICommandHandler<CorrectEntryCommand> {
  constructor(private readonly register: Register) {}

  execute(command: CorrectEntryCommand): Promise<EntryAnswer> {
    return untilUnchanged(() => this.correct(command));
  }

  private async correct(command: CorrectEntryCommand): Promise<EntryAnswer> {
    const { register } = this;
    const { asking } = command;
    const read = await entryAsked(register, command);
    const cipher = await register.cipherOf(read);
    const tiedUnits = await tiedUnitsOf(register, read, asking.by);
    const corrected = await this.corrected(command, read);
    const { fields, set, former } = corrected;
    try {
      const { answer } = await giveToEntry(register, command, {
        type: 'correct-entry',
        schema: CorrectEntry,
        shape: ({ reason, note }) => ({ fields, reason, ...(note && { note }), tiedUnits }),
        ...(cipher && { digest: (value: unknown) => cipher.digest(value) }),
        beside: (commandId) => async (session) => {
          await setFields(register, read, set, session);
          await this.keepFormer(former, command, commandId, session);
        },
      });
      return answer;
    } catch (error) {
      return refuseTaken(register, error, set, asking.language);
    }
  }

  private async corrected(
    { entryId, body, asking }: CorrectEntryCommand,
    read: AnyEntry,
  ): Promise<Corrected> {
    const { keys } = this.register;
    const { by, key, language } = asking;
    // Nothing is left to correct: the rule says so, and why.
    if (read.erased) return { fields: [], set: {}, former: {} };
    const aliasId = `a-${commandIdOf(streamOf('entry', entryId), by, key)}`;
    const kind = kindOf(entryId);
    if (kind === 'organisation') {
      return correctedOrganisation(read as OrganisationDocument, body, { keys, aliasId, language });
    }
    const cipher = await this.register.cipherOf(read);
    if (!cipher) return { fields: [], set: {}, former: {} };
    const means = { cipher, keys, aliasId, language };
    return kind === 'person'
      ? correctedPerson(read as PersonDocument, body, means)
      : correctedAccount(read as AccountDocument, body, means);
  }

  private async keepFormer(
    former: Corrected['former'],
    { entryId, asking }: CorrectEntryCommand,
    commandId: string,
    session: ClientSession,
  ): Promise<void> {
    for (const [field, value] of Object.entries(former)) {
      await this.register.kept.formerValues.updateOne(
        { _id: `${commandId}:${field}` },
        {
          $setOnInsert: { entryId, field, value, replacedBy: asking.by.personId },
          $currentDate: { replacedAt: true },
        },
        { session, upsert: true },
      );
    }
  }
}
