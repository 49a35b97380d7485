import type { AccountEntry, OrganisationEntry, PersonEntry } from '#domain/register/entries';
import { comparableName } from '#domain/register/tidy';
import { refused, type Refusal } from '#domain/shared/decision';
import type { ServiceKeys } from '#platform/keys/keys';
import {
  accountDocument,
  accountOf,
  kindOfOwner,
  organisationDocument,
  personDocument,
  personOf,
} from './entries.js';
import type {
  AccountDocument,
  Command,
  Entered,
  OrganisationDocument,
  PersonDocument,
  RegisterRecord,
} from './register-record.js';

/** Who enters, and under which request; `command` is there where a person does. */
export interface Registrar {
  readonly registeredBy: string;
  /** Unique for what is being entered: the command's id, or errand and row. */
  readonly request: string;
  readonly command?: Command;
}

/** Organisations, people and accounts, known to services by id. Entries are tidied before. */
export class Register {
  constructor(
    readonly record: RegisterRecord,
    readonly keys: ServiceKeys,
  ) {}

  enterOrganisation(
    organisation: OrganisationEntry,
    { registeredBy, command }: Registrar,
  ): Promise<Entered<OrganisationDocument>> {
    return this.record.enter({
      entries: this.record.organisations,
      entry: organisationDocument(organisation, registeredBy),
      ...(command && { command }),
    });
  }

  enterPerson(
    person: PersonEntry,
    { registeredBy, request, command }: Registrar,
  ): Promise<Entered<PersonDocument>> {
    return this.record.enter({
      entries: this.record.people,
      entry: personDocument(person, request, registeredBy, this.keys),
      ...(command && { command }),
      refusal: (kept) => Promise.resolve(kept && this.nameDiffers(person, kept)),
    });
  }

  enterAccount(
    ownerId: string,
    account: AccountEntry,
    { registeredBy, command }: Registrar,
  ): Promise<Entered<AccountDocument>> {
    return this.record.enter({
      entries: this.record.accounts,
      entry: accountDocument(ownerId, account, registeredBy, this.keys),
      ...(command && { command }),
      refusal: async (kept) => {
        if (kept) return this.accountDiffers(ownerId, account, kept);
        return (await this.knows(ownerId)) ? undefined : refused('owner-unknown');
      },
    });
  }

  private async knows(ownerId: string): Promise<boolean> {
    const owner =
      kindOfOwner(ownerId) === 'organisation'
        ? await this.record.organisations.findOne({ _id: ownerId })
        : await this.record.people.findOne({ _id: ownerId });
    return owner !== null;
  }

  /** One of the two was mistyped; which one only the person who typed it can find out. */
  private nameDiffers({ name }: PersonEntry, kept: PersonDocument): Refusal | undefined {
    const same = comparableName(personOf(kept, this.keys).name) === comparableName(name);
    return same ? undefined : refused('id-number-under-another-name');
  }

  /** Money goes by what was entered first, so another bank or holder is said and not swallowed. */
  private accountDiffers(
    ownerId: string,
    stated: AccountEntry,
    kept: AccountDocument,
  ): Refusal | undefined {
    if (kept.ownerId !== ownerId) return refused('account-of-another-owner');
    const known = accountOf(kept, this.keys);
    const same = (['holder', 'bank', 'branch'] as const).every(
      (field) => comparableName(known[field] ?? '') === comparableName(stated[field] ?? ''),
    );
    return same ? undefined : refused('account-registered-differently');
  }
}
