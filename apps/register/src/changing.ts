import { MongoServerError, type ClientSession, type Filter } from 'mongodb';
import type { Language } from '#domain/shared/sentences';
import { refused } from '#domain/shared/decision';
import { RecordUnavailable } from '#platform/store/record-errors';
import type { EntryDocument } from './documents.js';
import { kindOf } from './entries.js';
import { entryProblem } from './give-to-entry.js';
import type { AnyEntry, Register } from './register.js';

/** Somebody else changed the entry since it was read: read it again and work it out anew. */
export class ChangedMeanwhile extends Error {}

const attemptsMax = 6;

/**
 * Works a change out from the entry as it stands, and again where somebody changed it meanwhile.
 * @throws RecordUnavailable when too many change it at once: the same key may be sent again.
 */
export async function untilUnchanged<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
    }
  }
  throw new RecordUnavailable('an entry is being changed by too many at once');
}

/** Sets fields of an entry, if it is still the one that was read. @throws ChangedMeanwhile */
export async function setFields(
  { kept }: Register,
  read: AnyEntry,
  set: Readonly<Record<string, unknown>>,
  session: ClientSession,
): Promise<void> {
  const change = { $set: set, $inc: { revision: 1 } };
  const same = { _id: read._id, revision: read.revision ?? null };
  const kind = kindOf(read._id);
  const collection =
    kind === 'organisation' ? kept.organisations : kind === 'person' ? kept.people : kept.accounts;
  const { matchedCount } = await (
    collection as unknown as {
      updateOne(
        filter: Filter<EntryDocument>,
        change: object,
        options: object,
      ): Promise<{ matchedCount: number }>;
    }
  ).updateOne(same as Filter<EntryDocument>, change, { session });
  if (matchedCount === 0) throw new ChangedMeanwhile();
}

/**
 * A number that another entry has already: whoever typed it hears whose.
 * @throws ProblemError for it; any other error as it is.
 */
export async function refuseTaken(
  { kept }: Register,
  error: unknown,
  set: Readonly<Record<string, unknown>>,
  language: Language,
): Promise<never> {
  const taken = error instanceof MongoServerError && error.code === 11_000;
  const { idNumberIndex = null, identityIndex = null } = set as Record<string, string | undefined>;
  const other =
    taken && (await kept.people.findOne({ $or: [{ idNumberIndex }, { identityIndex }] } as Filter<EntryDocument> as never));
  if (!other) throw error;
  throw entryProblem(refused('number-of-another-entry', { entryId: other._id }), language);
}
