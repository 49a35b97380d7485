import type { Collection, Db } from 'mongodb';
import type { ServiceKeys } from '#platform/keys/keys';
import { normalisedAccount } from './staff.js';

/** After so many failures within the window an account is closed until the oldest is past it. */
export const failuresMax = 5;
export const windowMinutes = 15;
const windowMs = windowMinutes * 60_000;

/** Failures by blind index of the account: an account nobody has is counted the same. */
interface AttemptsDocument {
  readonly _id: string;
  readonly failures: readonly Date[];
  readonly admitted: boolean;
  readonly expiresAt: Date;
}

export type Admission =
  { readonly admitted: true } | { readonly admitted: false; readonly retryAfterSeconds: number };

/** Slows down whoever guesses passwords of one account. */
export class Attempts {
  private readonly attempts: Collection<AttemptsDocument>;

  constructor(
    db: Db,
    private readonly keys: ServiceKeys,
  ) {
    this.attempts = db.collection('sign-in-attempts');
  }

  async prepare(): Promise<void> {
    await this.attempts.createIndexes([{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }]);
  }

  /**
   * Counts an attempt as failed before its password is looked at, in one step: a hundred guesses
   * sent at once are five guesses. `forget` takes it back.
   */
  async admit(account: string, now: Date): Promise<Admission> {
    const since = new Date(now.getTime() - windowMs);
    const recent = { $filter: { input: '$failures', cond: { $gt: ['$$this', since] } } };
    const counted = { $concatArrays: ['$failures', [now]] };
    const row = await this.attempts.findOneAndUpdate(
      { _id: this.indexOf(account) },
      [
        { $set: { failures: { $ifNull: ['$failures', []] } } },
        { $set: { failures: recent } },
        { $set: { admitted: { $lt: [{ $size: '$failures' }, failuresMax] } } },
        {
          $set: {
            failures: { $cond: ['$admitted', counted, '$failures'] },
            expiresAt: new Date(now.getTime() + windowMs),
          },
        },
      ],
      { upsert: true, returnDocument: 'after' },
    );
    const oldest = row?.failures[0];
    if (!row || row.admitted || !oldest) return { admitted: true };
    const waitMs = oldest.getTime() + windowMs - now.getTime();
    return { admitted: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
  }

  /** The password was right: what was counted against the account is forgotten. */
  async forget(account: string): Promise<void> {
    await this.attempts.deleteOne({ _id: this.indexOf(account) });
  }

  private indexOf(account: string): string {
    return this.keys.blindIndex('account', normalisedAccount(account));
  }
}
