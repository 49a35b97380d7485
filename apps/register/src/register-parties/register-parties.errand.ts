import {
  PartiesWords,
  RegisterPartiesRequest,
  type PartiesAnswerRow,
} from '#contracts/register/errands';
import { tidyOrganisation, tidyPerson } from '#domain/register/entries';
import type { PartiesCode } from '#domain/register/refusals';
import type { ErrandAnswer } from '#domain/shared/stage';
import type { ErrandCall } from '#durable/stage-run';
import type { Register } from '../register.js';
import { enterParties, type Party } from './enter-parties.js';
import { resemblancesOf } from './resemblances.js';

/** Enters what each row of a lead sheet names; a row that is wrong is answered with why. */
export async function registerParties(
  { errandId, request }: Pick<ErrandCall, 'errandId' | 'request'>,
  register: Register,
): Promise<ErrandAnswer> {
  const { rows, parties } = RegisterPartiesRequest.parse(request);
  const words = readParties(parties.$sealed, register);
  const read = rows.map((row) => partyOf(row, words.get(row), errandId));
  const sound = read.filter((one) => 'organisation' in one);
  const entered = await enterParties(sound, errandId, register);
  const organisations = new Map(
    sound.flatMap(({ row }) => {
      const party = entered.get(row);
      return party?.ok ? [[party.organisation._id, party.organisation] as const] : [];
    }),
  );
  const resembles = await resemblancesOf([...organisations.values()], register);
  const answers = read.map((one): PartiesAnswerRow => {
    if (!('organisation' in one)) return one;
    const { row } = one;
    const party = entered.get(row);
    if (!party) throw new Error(`row ${String(row)} of ${errandId} was not entered`);
    if (!party.ok) return { row, code: party.code };
    const { _id: subjectId, name, creditCode } = party.organisation;
    const alike = resembles.get(subjectId);
    return {
      row,
      subjectId,
      name,
      ...(creditCode !== undefined && { creditCode }),
      ...(party.contact && { contactPersonId: party.contact._id }),
      ...(alike && { resembles: [...alike] }),
    };
  });
  return { ok: true, result: { rows: answers } };
}

/** By row; what cannot be read is left out. */
function readParties(sealed: string, { keys }: Register): ReadonlyMap<number, PartiesWords> {
  const read = new Map<number, PartiesWords>();
  for (const one of listIn(sealed, keys)) {
    const { success, data } = PartiesWords.safeParse(one);
    if (success) read.set(data.row, data);
  }
  return read;
}

function listIn(sealed: string, keys: Register['keys']): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(keys.open(sealed));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

interface Wrong {
  readonly row: number;
  readonly code: PartiesCode;
}

function partyOf(row: number, words: PartiesWords | undefined, errandId: string): Party | Wrong {
  if (!words) return { row, code: 'parties-unreadable' };
  const read = soundParties(words);
  return typeof read === 'string' ? { row, code: read } : { ...read, row, request: `${errandId}:${String(row)}` };
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
