import { normalisedName, organisationId } from '#domain/contact/subjects';
import type { EntryKind } from '#domain/register/disclosure';
import type { AccountEntry, OrganisationEntry, PersonEntry } from '#domain/register/entries';
import { comparableName } from '#domain/register/tidy';
import type { FieldCipher } from '#platform/keys/ciphers';
import { sha256Hex, type ServiceKeys } from '#platform/keys/keys';
import type { AccountDocument, OrganisationDocument, PersonDocument } from './documents.js';
import { organisationTokens, organisationWords, personTokens } from './found-by.js';

/** Digits of a digest in an id: 96 bits, beyond meeting by chance. */
const idDigits = 24;

type Keys = Pick<ServiceKeys, 'blindIndex'>;

/** The id every service computes alike: of the credit code, else of the name as all write it. */
export function organisationDocument(
  organisation: OrganisationEntry,
  registeredBy: string,
  keys: Keys,
): OrganisationDocument {
  const digestOfName = sha256Hex(normalisedName(organisation.name)).slice(0, idDigits);
  const _id = organisationId(organisation, digestOfName);
  const words = organisationWords([organisation.name]);
  const tokens = organisationTokens({ ...organisation, words }, keys);
  return { _id, ...organisation, words, tokens, registeredBy };
}

/**
 * An id says who asked for the entry and nothing of whom it is about: keys may rotate, and after an
 * erasure nobody finds out from an id whose it was.
 */
export function newEntryId(kind: 'person' | 'account', request: string): string {
  return `${kind === 'person' ? 'rp' : 'ra'}-${sha256Hex(kind, request).slice(0, idDigits)}`;
}

/**
 * A person is who their identity number says; without one, who answers to the name at that telephone;
 * without either, whoever this one request meant.
 */
export function identityIndexOf(
  { name, idNumber, phone }: PersonEntry,
  keys: Keys,
): string | undefined {
  if (idNumber !== undefined) return keys.blindIndex('identity', `number\n${idNumber}`);
  if (phone === undefined) return undefined;
  return keys.blindIndex('identity', `name\n${comparableName(name)}\n${phone}`);
}

/** What of a person's document follows from what is written: ciphertexts, indexes, words. */
export function personFields(
  person: PersonEntry,
  aliases: readonly string[],
  cipher: FieldCipher,
  keys: Keys,
): Pick<PersonDocument, 'name' | 'idNumber' | 'phone' | 'idNumberIndex' | 'phoneIndex' | 'identityIndex' | 'tokens'> {
  const { name, idNumber, phone } = person;
  const identityIndex = identityIndexOf(person, keys);
  return {
    name: cipher.encrypt('name', name),
    ...(idNumber !== undefined && {
      idNumber: cipher.encrypt('idNumber', idNumber),
      idNumberIndex: keys.blindIndex('id-number', idNumber),
    }),
    ...(phone !== undefined && {
      phone: cipher.encrypt('phone', phone),
      phoneIndex: keys.blindIndex('phone', phone),
    }),
    ...(identityIndex !== undefined && { identityIndex }),
    tokens: personTokens([name, ...aliases], phone, keys),
  };
}

export function accountFields(
  { holder, bank, branch, bankNumber, number }: AccountEntry,
  cipher: FieldCipher,
  keys: Keys,
): Omit<AccountDocument, '_id' | 'ownerId' | 'registeredBy'> {
  return {
    holder: cipher.encrypt('holder', holder),
    bank: cipher.encrypt('bank', bank),
    ...(branch !== undefined && { branch: cipher.encrypt('branch', branch) }),
    ...(bankNumber !== undefined && { bankNumber: cipher.encrypt('bankNumber', bankNumber) }),
    number: cipher.encrypt('number', number),
    numberIndex: accountIndex(number, keys),
  };
}

/** An account is its number: registered twice it is one. */
export function accountIndex(number: string, keys: Keys): string {
  return keys.blindIndex('account-number', number);
}

/** @throws Error when the entry was erased: whoever asks has looked before. */
export function personOf(document: PersonDocument, cipher: FieldCipher): PersonEntry {
  const { name, idNumber, phone } = document;
  if (name === undefined) throw new Error(`${document._id} was erased`);
  return {
    name: cipher.decrypt('name', name),
    ...(idNumber !== undefined && { idNumber: cipher.decrypt('idNumber', idNumber) }),
    ...(phone !== undefined && { phone: cipher.decrypt('phone', phone) }),
  };
}

/** @throws Error when the entry was erased: whoever asks has looked before. */
export function accountOf(document: AccountDocument, cipher: FieldCipher): AccountEntry {
  const { holder, bank, branch, bankNumber, number } = document;
  if (holder === undefined || bank === undefined || number === undefined) {
    throw new Error(`${document._id} was erased`);
  }
  return {
    holder: cipher.decrypt('holder', holder),
    bank: cipher.decrypt('bank', bank),
    ...(branch !== undefined && { branch: cipher.decrypt('branch', branch) }),
    ...(bankNumber !== undefined && { bankNumber: cipher.decrypt('bankNumber', bankNumber) }),
    number: cipher.decrypt('number', number),
  };
}

/** An organisation's id begins with `org-`, an account's with `ra-`, a person's with `rp-`. */
export function kindOf(entryId: string): EntryKind {
  if (entryId.startsWith('org-')) return 'organisation';
  return entryId.startsWith('ra-') ? 'account' : 'person';
}

export function kindOfOwner(ownerId: string): 'organisation' | 'person' {
  return kindOf(ownerId) === 'organisation' ? 'organisation' : 'person';
}
