import {
  PartiesWords,
  RegisterPartiesRequest,
  type PartiesAnswerRow,
} from '#contracts/register/errands';
import { tidyOrganisation, tidyPerson } from '#domain/register/entries';
import type { PartiesCode } from '#domain/register/refusals';
import type { Actor } from '#domain/shared/actor';
import type { ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Register, Registrar } from '../register.js';

/** Rows entered at once: a long sheet goes on briskly and leaves the record to others as well. */
const rowsAtOnce = 10;

/** A lead sheet is contact's: no unit keeps alone what it brings. */
const contactService: Actor = { kind: 'service', service: 'contact' };

type Row = RegisterPartiesRequest['rows'][number];

/** Enters what each row of a lead sheet names; a row that is wrong is answered with why. */
export async function registerParties(
  { errandId, request }: Pick<ErrandCall, 'errandId' | 'request'>,
  register: Register,
): Promise<ErrandAnswer> {
  const { rows } = RegisterPartiesRequest.parse(request);
  const answers: PartiesAnswerRow[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce);
    answers.push(...(await Promise.all(some.map((row) => enterRow(row, errandId, register)))));
  }
  return { ok: true, result: { rows: answers } };
}

async function enterRow(
  { row, parties }: Row,
  errandId: string,
  register: Register,
): Promise<PartiesAnswerRow> {
  const words = readParties(parties.$sealed, register);
  if (!words) return { row, code: 'parties-unreadable' satisfies PartiesCode };
  const read = soundParties(words);
  if (typeof read === 'string') return { row, code: read };
  const request = `${errandId}:${String(row)}`;
  const registrar: Registrar = { by: contactService, registeredBy: errandId, request };
  const organisation = await register.enterOrganisation(read.organisation, registrar);
  if (!organisation.ok) return { row, code: organisation.code };
  const { _id: subjectId, name, creditCode } = organisation.entry;
  const subject = { row, subjectId, name, ...(creditCode !== undefined && { creditCode }) };
  if (!read.contact) return subject;
  const contact = await register.enterPerson(read.contact, registrar);
  if (!contact.ok) return { row, code: contact.code };
  return { ...subject, contactPersonId: contact.entry._id };
}

function readParties(sealed: string, { keys }: Register): PartiesWords | undefined {
  try {
    return PartiesWords.parse(JSON.parse(keys.open(sealed)));
  } catch {
    return undefined;
  }
}

function soundParties({ organisationName, creditCode, contactName, contactPhone }: PartiesWords) {
  if (organisationName === undefined) return 'organisation-name-missing' satisfies PartiesCode;
  const organisation = tidyOrganisation({
    name: organisationName,
    ...(creditCode !== undefined && { creditCode }),
  });
  if (organisation.faults.some(({ field }) => field === 'creditCode')) {
    return 'credit-code-wrong' satisfies PartiesCode;
  }
  if (organisation.faults.length > 0) return 'organisation-name-missing' satisfies PartiesCode;
  if (contactName === undefined && contactPhone === undefined) {
    return { organisation: organisation.entry };
  }
  const contact = tidyPerson({
    name: contactName ?? '',
    ...(contactPhone !== undefined && { phone: contactPhone }),
  });
  if (contact.faults.some(({ field }) => field === 'phone')) {
    return 'contact-phone-wrong' satisfies PartiesCode;
  }
  if (contact.faults.length > 0) return 'contact-name-missing' satisfies PartiesCode;
  return { organisation: organisation.entry, contact: contact.entry };
}
