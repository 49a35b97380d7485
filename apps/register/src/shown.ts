import type { AccountView, OrganisationView, PersonView } from '#contracts/register/views';
import {
  erasedName,
  maskedAccountNumber,
  maskedName,
  maskedPhone,
  maskedResidentId,
} from '#domain/register/masking';
import type { CipherOf } from './data-keys.js';
import type { AccountDocument, OrganisationDocument, PersonDocument } from './documents.js';
import { accountOf, kindOfOwner, personOf } from './entries.js';

export function shownOrganisation(document: OrganisationDocument): OrganisationView {
  const { _id: subjectId, name, creditCode, aliases = [] } = document;
  return {
    subjectId,
    name,
    ...(creditCode !== undefined && { creditCode }),
    ...(aliases.length > 0 && { aliases: [...aliases] }),
  };
}

/** Nobody is shown a person's name or numbers in full: not even whoever entered them. */
export function shownPerson(document: PersonDocument, cipherOf: CipherOf): PersonView {
  const { _id: personId, aliases = [] } = document;
  const cipher = document.erased ? undefined : cipherOf(personId, personId);
  if (!cipher) return { personId, name: erasedName, erased: true };
  const { name, idNumber, phone } = personOf(document, cipher);
  return {
    personId,
    name: maskedName(name),
    ...(idNumber !== undefined && { idNumber: maskedResidentId(idNumber) }),
    ...(phone !== undefined && { phone: maskedPhone(phone) }),
    ...(aliases.length > 0 && {
      aliases: aliases.map(({ aliasId, kind, name: locked }) => ({
        aliasId,
        kind,
        name: maskedName(cipher.decrypt(`alias-${aliasId}`, locked)),
      })),
    }),
  };
}

export function shownAccount(document: AccountDocument, cipherOf: CipherOf): AccountView {
  const { _id: accountId, ownerId } = document;
  const cipher = document.erased ? undefined : cipherOf(ownerId, accountId);
  if (!cipher) {
    return { accountId, ownerId, holder: erasedName, bank: '', number: '', erased: true };
  }
  const { holder, bank, branch, bankNumber, number } = accountOf(document, cipher);
  return {
    accountId,
    ownerId,
    holder: kindOfOwner(ownerId) === 'person' ? maskedName(holder) : holder,
    bank,
    ...(branch !== undefined && { branch }),
    ...(bankNumber !== undefined && { bankNumber }),
    number: maskedAccountNumber(number),
  };
}
