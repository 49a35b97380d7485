import type { AccountEntry, OrganisationEntry, PersonEntry } from '#domain/register/entries';
import { comparableName } from '#domain/register/tidy';
import type { Actor } from '#domain/shared/actor';
import { refused, type Refusal } from '#domain/shared/decision';
import type { FieldCipher } from '#platform/keys/ciphers';
import type { ServiceKeys } from '#platform/keys/keys';
import type { Recorder } from '#platform/store/recorder';
import type { RegisterCollections } from './collections.js';
import { DataKeys } from './data-keys.js';
import { knowsOfTie } from './ties.js';
import type {
  AccountDocument,
  EntryDocument,
  OrganisationDocument,
  PersonDocument,
} from './documents.js';
import {
  accountFields,
  accountIndex,
  accountOf,
  identityIndexOf,
  kindOf,
  kindOfOwner,
  newEntryId,
  organisationDocument,
  personFields,
  personOf,
} from './entries.js';
import { Meeting, type Command, type Entered, type RegisterRecord } from './register-record.js';

/** Who enters, and under which request; `command` is there where a person does. */
export interface Registrar {
  readonly by: Actor;
  readonly registeredBy: string;
  /** Unique for what is being entered: the command's id, or errand and row. */
  readonly request: string;
  readonly command?: Command;
}

export type AnyEntry = OrganisationDocument | PersonDocument | AccountDocument;

/** Organisations, people and accounts, known to services by id. Entries are tidied before. */
export class Register {
  readonly dataKeys: DataKeys;

  constructor(
    readonly record: RegisterRecord,
    readonly keys: ServiceKeys,
    readonly recorder: Recorder,
  ) {
    this.dataKeys = new DataKeys(record.kept.dataKeys, keys);
  }

  get kept(): RegisterCollections {
    return this.record.kept;
  }

  async enterOrganisation(
    organisation: OrganisationEntry,
    { by, registeredBy, command }: Registrar,
  ): Promise<Entered<OrganisationDocument>> {
    const entered = await this.record.enter({
      entries: this.kept.organisations,
      entry: organisationDocument(organisation, registeredBy, this.keys),
      kind: 'organisation',
      by,
      ...(command && { command }),
    });
    return this.asSurvivor(entered, this.kept.organisations);
  }

  async enterPerson(
    person: PersonEntry,
    { by, registeredBy, request, command }: Registrar,
  ): Promise<Entered<PersonDocument>> {
    const _id = newEntryId('person', request);
    const key = this.dataKeys.fresh(_id);
    const identityIndex = identityIndexOf(person, this.keys);
    const entered = await this.record.enter<PersonDocument>({
      entries: this.kept.people,
      entry: {
        _id,
        ...personFields(person, [], key.cipher(_id), this.keys),
        unitIds: by.kind === 'person' ? [by.unitId] : [],
        tiedUnits: [],
        registeredBy,
      },
      kind: 'person',
      by,
      ...(identityIndex !== undefined && { same: { identityIndex } }),
      ...(command && { command }),
      refusal: async (kept) => kept && this.nameDiffers(person, kept),
      beside: (session) => this.dataKeys.add(key, session),
    });
    return this.asSurvivor(entered, this.kept.people);
  }

  async enterAccount(
    ownerId: string,
    account: AccountEntry,
    { by, registeredBy, request, command }: Registrar,
  ): Promise<Entered<AccountDocument>> {
    const owner = await this.find(ownerId);
    if (!owner || owner.erased || kindOf(ownerId) === 'account') return refused('owner-unknown');
    if (kindOfOwner(ownerId) === 'organisation') await this.dataKeys.ensure(ownerId);
    const _id = newEntryId('account', request);
    const cipher = (await this.dataKeys.of(ownerId))(ownerId, _id);
    if (!cipher) return refused('owner-unknown');
    const numberIndex = accountIndex(account.number, this.keys);
    return this.record.enter<AccountDocument>({
      entries: this.kept.accounts,
      entry: { _id, ownerId, ...accountFields(account, cipher, this.keys), registeredBy },
      kind: 'account',
      ownerId,
      by,
      same: { numberIndex },
      ...(command && { command }),
      refusal: async (kept) => {
        if (kept) return this.accountDiffers(owner, account, kept);
        // Asked again at each attempt: the owner may be erased meanwhile.
        return (await this.find(ownerId))?.erased ? refused('owner-unknown') : undefined;
      },
      beside: async (session) => {
        if (!(await this.dataKeys.use(ownerId, session))) throw new Meeting();
        const isPayee = { $set: { payee: true as const } };
        await this.kept.people.updateOne({ _id: ownerId }, isPayee, { session });
      },
    });
  }

  /** The entry under this id, whatever became of it. */
  async find(entryId: string): Promise<AnyEntry | undefined> {
    const { organisations, people, accounts } = this.kept;
    const byId = { _id: entryId };
    const kind = kindOf(entryId);
    const found =
      kind === 'organisation'
        ? await organisations.findOne(byId)
        : kind === 'person'
          ? await people.findOne(byId)
          : await accounts.findOne(byId);
    return found ?? undefined;
  }

  async organisation(entryId: string): Promise<OrganisationDocument | undefined> {
    return survivorIn(this.kept.organisations, entryId);
  }

  async person(entryId: string): Promise<PersonDocument | undefined> {
    return survivorIn(this.kept.people, entryId);
  }

  /** The id that stands for this one: itself, unless it was merged into another. */
  async standingId(entryId: string): Promise<string> {
    return (await this.find(entryId))?.survivorId ?? entryId;
  }

  /** An entry's own id and those merged into it. */
  async idsOf(entryId: string): Promise<string[]> {
    const merged =
      kindOfOwner(entryId) === 'organisation'
        ? await this.kept.organisations.find({ survivorId: entryId }).toArray()
        : await this.kept.people.find({ survivorId: entryId }).toArray();
    return [entryId, ...merged.map(({ _id }) => _id)];
  }

  /** What opens a person’s or account's fields; undefined for organisations and what was erased. */
  async cipherOf(entry: AnyEntry): Promise<FieldCipher | undefined> {
    if (entry.erased || kindOf(entry._id) === 'organisation') return undefined;
    const ownerId = 'ownerId' in entry ? entry.ownerId : entry._id;
    return (await this.dataKeys.of(ownerId))(ownerId, entry._id);
  }

  /**
   * Units with a case this entry belongs to, and what those merged into it bring along. A restricted
   * case counts for whoever is trusted with it: nobody else can tell from what they may do that it is.
   */
  async unitsOf(entryId: string, by: Actor): Promise<string[]> {
    const ids = await this.idsOf(entryId);
    const ties = await this.kept.ties.find({ entryId: { $in: ids } }).toArray();
    const tied = ties.filter((tie) => knowsOfTie(by, tie)).map(({ unitId }) => unitId);
    const kept = await this.kept.people.distinct('unitIds', { _id: { $in: ids.slice(1) } });
    return [...tied, ...kept];
  }

  private async asSurvivor<Document extends OrganisationDocument | PersonDocument>(
    entered: Entered<Document>,
    entries: { findOne(filter: { _id: string }): Promise<unknown> },
  ): Promise<Entered<Document>> {
    if (!entered.ok || entered.entry.survivorId === undefined) return entered;
    const survivor = await entries.findOne({ _id: entered.entry.survivorId });
    return { ...entered, entry: (survivor as Document | null) ?? entered.entry };
  }

  /** One of the two was mistyped; which one only the person who typed it can find out. */
  private async nameDiffers(
    { name, idNumber }: PersonEntry,
    kept: PersonDocument,
  ): Promise<Refusal | undefined> {
    const cipher = (await this.dataKeys.of(kept._id))(kept._id, kept._id);
    if (!cipher || idNumber === undefined) return undefined;
    const names = [
      personOf(kept, cipher).name,
      ...(kept.aliases ?? []).map((alias) => cipher.decrypt(`alias-${alias.aliasId}`, alias.name)),
    ];
    const same = names.some((one) => comparableName(one) === comparableName(name));
    return same ? undefined : refused('id-number-under-another-name');
  }

  /** Money goes by what was entered first, so another bank or holder is said and not swallowed. */
  private async accountDiffers(
    owner: EntryDocument,
    stated: AccountEntry,
    kept: AccountDocument,
  ): Promise<Refusal | undefined> {
    const keptFor = await this.standingId(kept.ownerId);
    if (keptFor !== (owner.survivorId ?? owner._id)) return refused('account-of-another-owner');
    const cipher = (await this.dataKeys.of(kept.ownerId))(kept.ownerId, kept._id);
    if (!cipher) return refused('entry-erased');
    const known = accountOf(kept, cipher);
    const same = (['holder', 'bank', 'branch'] as const).every(
      (field) => comparableName(known[field] ?? '') === comparableName(stated[field] ?? ''),
    );
    return same ? undefined : refused('account-registered-differently');
  }
}

async function survivorIn<Document extends EntryDocument>(
  entries: { findOne(filter: { _id: string }): Promise<unknown> },
  entryId: string,
): Promise<Document | undefined> {
  const found = (await entries.findOne({ _id: entryId })) as Document | null;
  if (found?.survivorId === undefined) return found ?? undefined;
  return ((await entries.findOne({ _id: found.survivorId })) as Document | null) ?? found;
}
