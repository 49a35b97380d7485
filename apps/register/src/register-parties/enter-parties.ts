import type { Collection, Filter } from 'mongodb';
import type { OrganisationEntry, PersonEntry } from '#domain/register/entries';
import type { Actor } from '#domain/shared/actor';
import { refused, type Refusal } from '#domain/shared/decision';
import type { EntryDocument, OrganisationDocument, PersonDocument } from '../documents.js';
import {
  identityIndexOf,
  newEntryId,
  organisationDocument,
  personFields,
} from '../entries.js';
import type { NewEntry } from '../register-record.js';
import type { Register, Registrar } from '../register.js';

/** What a row of a lead sheet names, tidied. */
export interface Party {
  readonly row: number;
  readonly organisation: OrganisationEntry;
  readonly contact?: PersonEntry;
  /** Unique for this row of this errand: a second attempt enters nobody twice. */
  readonly request: string;
}

export type EnteredParty =
  | {
      readonly ok: true;
      readonly organisation: OrganisationDocument;
      readonly contact?: PersonDocument;
    }
  | Refusal;

/** Rows entered in one transaction: it stays short, people's commands get through. */
const rowsAtOnce = 100;

/** A lead sheet is contact's: no unit keeps alone what it brings. */
const contactService: Actor = { kind: 'service', service: 'contact' };

/**
 * Enters the parties of many rows in groups of one transaction each. A group that meets somebody
 * else's entry is looked at again in halves, so that in the end only what conflicts goes alone.
 * @returns what was entered or found, by row.
 * @throws RecordUnavailable: some may be entered, so the same may be asked again.
 */
export async function enterParties(
  parties: readonly Party[],
  registeredBy: string,
  register: Register,
): Promise<ReadonlyMap<number, EnteredParty>> {
  const entered = new Map<number, EnteredParty>();
  const groups = Array.from({ length: Math.ceil(parties.length / rowsAtOnce) }, (_, index) =>
    parties.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce),
  );
  for (let group = groups.shift(); group; group = groups.shift()) {
    const [only, second] = group;
    if (only && !second) {
      entered.set(only.row, await enterAlone(only, registeredBy, register));
      continue;
    }
    const together = await enterGroup(group, registeredBy, register);
    if (together) for (const [row, one] of together) entered.set(row, one);
    else {
      const half = Math.ceil(group.length / 2);
      groups.unshift(group.slice(0, half), group.slice(half));
    }
  }
  return entered;
}

async function enterAlone(
  { organisation: named, contact: met, request }: Party,
  registeredBy: string,
  register: Register,
): Promise<EnteredParty> {
  const registrar: Registrar = { by: contactService, registeredBy, request };
  const organisation = await register.enterOrganisation(named, registrar);
  if (!organisation.ok) return organisation;
  if (!met) return { ok: true, organisation: organisation.entry };
  const contact = await register.enterPerson(met, registrar);
  if (!contact.ok) return contact;
  return { ok: true, organisation: organisation.entry, contact: contact.entry };
}

/** @returns undefined when somebody else entered one of them meanwhile. */
async function enterGroup(
  group: readonly Party[],
  registeredBy: string,
  register: Register,
): Promise<ReadonlyMap<number, EnteredParty> | undefined> {
  const { record, kept } = register;
  const named = group.map((party) => ({
    party,
    organisation: organisationDocument(party.organisation, registeredBy, register.keys),
    ...(party.contact && { contact: identityOf(party.contact, party.request, register) }),
  }));
  const organisations = await knownById(kept.organisations, named.map((one) => one.organisation._id));
  const people = await knownPeople(named.flatMap(({ contact }) => contact ?? []), register);
  const fresh: NewEntry[] = [];
  const answers = new Map<number, EnteredParty>();
  for (const { party, organisation: asNew, contact } of named) {
    const organisation = organisations.get(asNew._id) ?? asNew;
    if (organisation === asNew) {
      organisations.set(asNew._id, asNew);
      fresh.push({ entry: asNew, kind: 'organisation' });
    }
    if (!contact || !party.contact) {
      answers.set(party.row, partyOf(organisation));
      continue;
    }
    const met = people.get(contact.is);
    const entry = met ?? freshPerson(party.contact, contact._id, { registeredBy, register, fresh });
    people.set(contact.is, entry);
    answers.set(party.row, partyOf(organisation, entry));
  }
  return (await record.enterTogether(fresh, contactService)) ? asSurvivors(answers, register) : undefined;
}

/** A person nobody knows, with a key of their own. */
function freshPerson(
  person: PersonEntry,
  _id: string,
  { registeredBy, register, fresh }: { registeredBy: string; register: Register; fresh: NewEntry[] },
): PersonDocument {
  const key = register.dataKeys.fresh(_id);
  const fields = personFields(person, [], key.cipher(_id), register.keys);
  const entry: PersonDocument = { _id, ...fields, unitIds: [], tiedUnits: [], registeredBy };
  fresh.push({ entry, kind: 'person', key: key.document });
  return entry;
}

function partyOf(organisation: OrganisationDocument, contact?: PersonDocument): EnteredParty {
  if (organisation.erased || contact?.erased) return refused('entry-erased');
  return { ok: true, organisation, ...(contact && { contact }) };
}

interface Identity {
  readonly _id: string;
  readonly identityIndex?: string;
  /** What says who this is: the identity, or else this one request. */
  readonly is: string;
}

function identityOf(person: PersonEntry, request: string, { keys }: Register): Identity {
  const _id = newEntryId('person', request);
  const identityIndex = identityIndexOf(person, keys);
  return identityIndex === undefined ? { _id, is: _id } : { _id, identityIndex, is: identityIndex };
}

/** Those the register knows, under what says who they are; an entry of an earlier attempt by its id. */
async function knownPeople(
  identities: readonly Identity[],
  { kept }: Register,
): Promise<Map<string, PersonDocument>> {
  const ids = identities.map(({ _id }) => _id);
  const indexes = identities.flatMap(({ identityIndex }) => identityIndex ?? []);
  const either = { $or: [{ _id: { $in: ids } }, { identityIndex: { $in: indexes } }] };
  const found = await read(kept.people, either);
  const byId = new Map(found.map((one) => [one._id, one]));
  const known = new Map<string, PersonDocument>();
  for (const { _id, is } of identities) {
    const before = byId.get(_id);
    if (before && !known.has(is)) known.set(is, before);
  }
  for (const one of found) if (one.identityIndex !== undefined) known.set(one.identityIndex, one);
  return known;
}

async function knownById<Kept extends EntryDocument>(
  entries: Collection<Kept>,
  ids: readonly string[],
): Promise<Map<string, Kept>> {
  const found = await read(entries, { _id: { $in: [...new Set(ids)] } } as Filter<Kept>);
  return new Map(found.map((one) => [one._id, one]));
}

async function read<Kept extends EntryDocument>(
  entries: Collection<Kept>,
  filter: Filter<Kept>,
): Promise<readonly Kept[]> {
  return (await entries.find(filter, { readConcern: { level: 'majority' } }).toArray()) as Kept[];
}

/** What was merged into another entry answers as that one. */
async function asSurvivors(
  answers: ReadonlyMap<number, EnteredParty>,
  { kept }: Register,
): Promise<ReadonlyMap<number, EnteredParty>> {
  const entries = [...answers.values()].flatMap((one) => (one.ok ? [one.organisation, one.contact] : []));
  const merged = entries.flatMap((one) => one?.survivorId ?? []);
  if (merged.length === 0) return answers;
  const organisations = await knownById(kept.organisations, merged);
  const people = await knownById(kept.people, merged);
  return new Map(
    [...answers].map(([row, one]): [number, EnteredParty] => {
      if (!one.ok) return [row, one];
      const { organisation, contact } = one;
      const standing = organisations.get(organisation.survivorId ?? '') ?? organisation;
      const met = contact && (people.get(contact.survivorId ?? '') ?? contact);
      return [row, { ok: true, organisation: standing, ...(met && { contact: met }) }];
    }),
  );
}
