import type { Collection, Db } from 'mongodb';
import type { PersonShown } from '#contracts/access/views';
import type { PersonActor, Role } from '#domain/shared/actor';
import type { ServiceKeys } from '#platform/keys/keys';

/** Somebody who may sign in. The name is ciphertext (`encrypt` with context `<personId>/name`). */
interface StaffDocument {
  readonly _id: string;
  readonly account: string;
  readonly name: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  /** argon2id in PHC form; absent where another way of signing in is theirs. */
  readonly passwordHash?: string;
  /** An invented person of demo mode. */
  readonly sample?: true;
}

export interface StaffMember {
  readonly personId: string;
  readonly account: string;
  readonly name: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
}

export interface FoundAccount {
  readonly member: StaffMember;
  readonly passwordHash: string | undefined;
}

/** The people who work with Duet. Invented ones count in demo mode only, even where they are left. */
export class Staff {
  private readonly people: Collection<StaffDocument>;

  constructor(
    db: Db,
    private readonly keys: ServiceKeys,
    private readonly mode: 'demo' | 'production',
  ) {
    this.people = db.collection('people');
  }

  async prepare(): Promise<void> {
    await this.people.createIndexes([{ key: { account: 1 }, unique: true }]);
  }

  async byAccount(account: string): Promise<FoundAccount | undefined> {
    const found = await this.people.findOne({ ...this.counted(), account: normalisedAccount(account) });
    return found ? { member: this.memberOf(found), passwordHash: found.passwordHash } : undefined;
  }

  async byId(personId: string): Promise<StaffMember | undefined> {
    const found = await this.people.findOne({ ...this.counted(), _id: personId });
    return found ? this.memberOf(found) : undefined;
  }

  /** Up to `limit` people whose ids come after `after`, in the order of their ids. */
  async after(after: string, limit: number): Promise<readonly StaffMember[]> {
    const found = await this.people
      .find({ ...this.counted(), _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map((document) => this.memberOf(document));
  }

  /** Enters invented people, or brings those entered before up to date. */
  async putSamples(members: readonly StaffMember[], passwordHash: string): Promise<void> {
    await this.people.bulkWrite(
      members.map(({ personId, account, name, unitId, roles }) => ({
        updateOne: {
          filter: { _id: personId },
          update: {
            $set: {
              account: normalisedAccount(account),
              name: this.keys.encrypt(name, `${personId}/name`),
              unitId,
              roles,
              passwordHash,
              sample: true as const,
            },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  private counted() {
    return this.mode === 'demo' ? {} : { sample: { $exists: false } };
  }

  private memberOf({ _id: personId, account, name, unitId, roles }: StaffDocument): StaffMember {
    const plain = this.keys.decrypt(name, `${personId}/name`);
    return { personId, account, name: plain, unitId, roles };
  }
}

/** Accounts are told apart by what one hears: full or half width and capitals make no other one. */
export function normalisedAccount(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}

export function shownMember({ personId, name, unitId, roles }: StaffMember): PersonShown {
  return { personId, name, unitId, roles: [...roles] };
}

export function actorOf({ personId, unitId, roles }: StaffMember): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}
