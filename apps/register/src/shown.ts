import type { AccountView, OrganisationView, PersonView } from '#contracts/register/views';
import {
  maskedAccountNumber,
  maskedName,
  maskedPhone,
  maskedResidentId,
} from '#domain/register/masking';
import type { ServiceKeys } from '#platform/keys/keys';
import { accountOf, kindOfOwner, personOf } from './entries.js';
import type { AccountDocument, OrganisationDocument, PersonDocument } from './register-record.js';

export function shownOrganisation(document: OrganisationDocument): OrganisationView {
  const { _id: subjectId, name, creditCode } = document;
  return { subjectId, name, ...(creditCode !== undefined && { creditCode }) };
}

/** Nobody is shown a person's name or numbers in full: not even whoever entered them. */
export function shownPerson(document: PersonDocument, keys: ServiceKeys): PersonView {
  const { name, idNumber, phone } = personOf(document, keys);
  return {
    personId: document._id,
    name: maskedName(name),
    ...(idNumber !== undefined && { idNumber: maskedResidentId(idNumber) }),
    ...(phone !== undefined && { phone: maskedPhone(phone) }),
  };
}

export function shownAccount(document: AccountDocument, keys: ServiceKeys): AccountView {
  const { _id: accountId, ownerId } = document;
  const { holder, bank, branch, number } = accountOf(document, keys);
  return {
    accountId,
    ownerId,
    holder: kindOfOwner(ownerId) === 'person' ? maskedName(holder) : holder,
    bank,
    ...(branch !== undefined && { branch }),
    number: maskedAccountNumber(number),
  };
}
