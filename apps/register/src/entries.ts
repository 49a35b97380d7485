import { normalisedName, organisationId } from '#domain/contact/subjects';
import type { AccountEntry, OrganisationEntry, PersonEntry } from '#domain/register/entries';
import { comparableName } from '#domain/register/tidy';
import { sha256Hex, type ServiceKeys } from '#platform/keys/keys';
import type { AccountDocument, OrganisationDocument, PersonDocument } from './register-record.js';

/** Digits of a digest in an id: 96 bits, beyond meeting by chance. */
const idDigits = 24;

/** The id every service computes alike: of the credit code, else of the name as all write it. */
export function organisationDocument(
  organisation: OrganisationEntry,
  registeredBy: string,
): OrganisationDocument {
  const digestOfName = sha256Hex(normalisedName(organisation.name)).slice(0, idDigits);
  return { _id: organisationId(organisation, digestOfName), ...organisation, registeredBy };
}

/**
 * A person is who their identity number says; without one, who answers to the name at that
 * telephone; without either, whoever this one request meant. Ids are keyed digests: a number
 * cannot be guessed from one.
 */
export function personDocument(
  { name, idNumber, phone }: PersonEntry,
  request: string,
  registeredBy: string,
  keys: ServiceKeys,
): PersonDocument {
  const named = { name: comparableName(name), phone };
  const identity =
    idNumber !== undefined ? { idNumber } : phone !== undefined ? named : { request };
  const id = `rp-${keys.digest(identity).slice(0, idDigits)}`;
  const sealed = fieldCipher(keys, id);
  return {
    _id: id,
    name: sealed.encrypt('name', name),
    ...(idNumber !== undefined && {
      idNumber: sealed.encrypt('idNumber', idNumber),
      idNumberIndex: keys.blindIndex('id-number', idNumber),
    }),
    ...(phone !== undefined && {
      phone: sealed.encrypt('phone', phone),
      phoneIndex: keys.blindIndex('phone', phone),
    }),
    registeredBy,
  };
}

/** An account is its number: registered twice it is one. */
export function accountDocument(
  ownerId: string,
  { holder, bank, branch, number }: AccountEntry,
  registeredBy: string,
  keys: ServiceKeys,
): AccountDocument {
  const id = `ra-${keys.digest({ account: number }).slice(0, idDigits)}`;
  const sealed = fieldCipher(keys, id);
  return {
    _id: id,
    ownerId,
    holder: sealed.encrypt('holder', holder),
    bank: sealed.encrypt('bank', bank),
    ...(branch !== undefined && { branch: sealed.encrypt('branch', branch) }),
    number: sealed.encrypt('number', number),
    numberIndex: keys.blindIndex('account-number', number),
    registeredBy,
  };
}

export function personOf(document: PersonDocument, keys: ServiceKeys): PersonEntry {
  const { name, idNumber, phone } = document;
  const { decrypt } = fieldCipher(keys, document._id);
  return {
    name: decrypt('name', name),
    ...(idNumber !== undefined && { idNumber: decrypt('idNumber', idNumber) }),
    ...(phone !== undefined && { phone: decrypt('phone', phone) }),
  };
}

export function accountOf(document: AccountDocument, keys: ServiceKeys): AccountEntry {
  const { holder, bank, branch, number } = document;
  const { decrypt } = fieldCipher(keys, document._id);
  return {
    holder: decrypt('holder', holder),
    bank: decrypt('bank', bank),
    ...(branch !== undefined && { branch: decrypt('branch', branch) }),
    number: decrypt('number', number),
  };
}

/** An organisation's id begins with `org-`, a person's with `rp-`. */
export function kindOfOwner(ownerId: string): 'organisation' | 'person' {
  return ownerId.startsWith('org-') ? 'organisation' : 'person';
}

/** Every ciphertext is bound to its entry and field: moved elsewhere it does not open. */
function fieldCipher(keys: ServiceKeys, id: string) {
  return {
    encrypt: (field: string, words: string) => keys.encrypt(words, `${id}/${field}`),
    decrypt: (field: string, ciphertext: string) => keys.decrypt(ciphertext, `${id}/${field}`),
  };
}
