import type { ClientSession } from 'mongodb';
import type { MergeEntries } from '#domain/register/entry';
import type { OrganisationDocument, PersonDocument } from './documents.js';
import { kindOf } from './entries.js';
import type { AnyEntry, Register } from './register.js';

/** What the rule hears of two entries that are to become one: never the numbers themselves. */
export function mergeFacts(
  from: AnyEntry,
  into: AnyEntry | undefined,
): Pick<MergeEntries, 'intoKind' | 'numbers'> {
  if (!into) return { intoKind: undefined, numbers: 'agree' };
  const [here, there] = [numberOf(from), numberOf(into)];
  const numbers =
    here === undefined || here === there ? 'agree' : there === undefined ? 'only-here' : 'differ';
  return { intoKind: kindOf(into._id), numbers };
}

/** What says who somebody is: a credit code, or the blind index of an identity number. */
function numberOf(entry: AnyEntry): string | undefined {
  const { creditCode, idNumberIndex } = entry as Partial<OrganisationDocument & PersonDocument>;
  return creditCode ?? idNumberIndex;
}

/** From now on this entry and all that were merged into it stand for nothing but the survivor. */
export async function pointTo(
  register: Register,
  entryId: string,
  survivorId: string,
  session: ClientSession,
): Promise<void> {
  const members = { $or: [{ _id: entryId }, { survivorId: entryId }] };
  await collectionOf(register, entryId).updateMany(members, { $set: { survivorId } }, { session });
}

/** The entry stands again, and those merged into it before stand behind it. */
export async function standAgain(
  register: Register,
  entryId: string,
  absorbed: readonly string[],
  session: ClientSession,
): Promise<void> {
  const entries = collectionOf(register, entryId);
  await entries.updateOne({ _id: entryId }, { $unset: { survivorId: '' } }, { session });
  const behind = { _id: { $in: [...absorbed] } };
  await entries.updateMany(behind, { $set: { survivorId: entryId } }, { session });
}

interface Merged {
  updateOne(filter: object, change: object, options: object): Promise<unknown>;
  updateMany(filter: object, change: object, options: object): Promise<unknown>;
}

function collectionOf({ kept }: Register, entryId: string): Merged {
  return kindOf(entryId) === 'organisation' ? kept.organisations : kept.people;
}
