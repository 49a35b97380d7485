import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AddAlias } from '#contracts/register/commands';
import type { EntryAnswer } from '#contracts/register/views';
import { comparableName, tidyName } from '#domain/register/tidy';
import { InvalidInput } from '#platform/http/invalid-input';
import type { FieldCipher } from '#platform/keys/ciphers';
import { setFields, untilUnchanged } from '../changing.js';
import type { OrganisationDocument, PersonDocument } from '../documents.js';
import { kindOf, personOf } from '../entries.js';
import { OnEntryCommand } from '../entry-endpoint.js';
import { organisationTokens, organisationWords, personTokens } from '../found-by.js';
import { entryAsked, giveToEntry, tiedUnitsOf } from '../give-to-entry.js';
import { Register } from '../register.js';

export class AddAliasCommand extends OnEntryCommand<AddAlias, EntryAnswer> {}

@CommandHandler(AddAliasCommand)
export class AddAliasHandler implements ICommandHandler<AddAliasCommand> {
  constructor(private readonly register: Register) {}

  execute(command: AddAliasCommand): Promise<EntryAnswer> {
    return untilUnchanged(() => this.add(command));
  }

  private async add(command: AddAliasCommand): Promise<EntryAnswer> {
    const { register } = this;
    const { body, entryId } = command;
    const read = await entryAsked(register, command);
    if (kindOf(entryId) === 'account') {
      throw new InvalidInput([{ path: ['name'], message: 'an account has no other names' }]);
    }
    const name = tidyName(body.name);
    if (name === '') throw new InvalidInput([{ path: ['name'], message: 'is empty' }]);
    const tiedUnits = await tiedUnitsOf(register, read, command.asking.by);
    const entry = read as OrganisationDocument | PersonDocument;
    const cipher = await register.cipherOf(entry);
    const names = this.namesOf(entry, cipher);
    const known = names.some((one) => comparableName(one) === comparableName(name));
    const { answer } = await giveToEntry(register, command, {
      type: 'add-alias',
      schema: AddAlias,
      shape: ({ kind }, commandId) => ({
        aliasId: `a-${commandId}`,
        aliasKind: kind,
        known,
        tiedUnits,
      }),
      ...(cipher && { digest: (value: unknown) => cipher.digest(value) }),
      beside: (commandId) => async (session) => {
        const aliasId = `a-${commandId}`;
        const locked = cipher ? cipher.encrypt(`alias-${aliasId}`, name) : name;
        const aliases = [...(entry.aliases ?? []), { aliasId, kind: body.kind, name: locked }];
        await setFields(register, read, { aliases, ...this.foundBy(entry, [...names, name], cipher) }, session);
      },
    });
    return answer;
  }

  private namesOf(entry: OrganisationDocument | PersonDocument, cipher?: FieldCipher): string[] {
    const { aliases = [] } = entry;
    if (entry.erased || entry.name === undefined) return [];
    if (!cipher) return [entry.name, ...aliases.map((alias) => alias.name)];
    return [
      cipher.decrypt('name', entry.name),
      ...aliases.map((alias) => cipher.decrypt(`alias-${alias.aliasId}`, alias.name)),
    ];
  }

  private foundBy(
    entry: OrganisationDocument | PersonDocument,
    names: readonly string[],
    cipher?: FieldCipher,
  ): object {
    const { keys } = this.register;
    if (!cipher) {
      const words = organisationWords(names);
      const tokens = organisationTokens({ ...(entry as OrganisationDocument), words }, keys);
      return { words, tokens };
    }
    const { phone } = personOf(entry as PersonDocument, cipher);
    return { tokens: personTokens(names, phone, keys) };
  }
}
