import type { ClientSession, Collection, Db } from 'mongodb';
import type { PersonListed, PersonShown } from '#contracts/access/views';
import type { Member } from '#domain/access/people';
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
  /** Somebody else gave the password: until then it is good for choosing one's own, and no more. */
  readonly oneTimeUntil?: Date;
  readonly suspendedAt?: Date;
  /** An invented person of demo mode. */
  readonly sample?: true;
}

export interface StaffMember extends Member {
  readonly account: string;
  readonly name: string;
}

export interface FoundAccount {
  readonly member: StaffMember;
  readonly passwordHash: string | undefined;
  readonly oneTimeUntil: Date | undefined;
}

/** A password as it is kept; `oneTimeUntil` where somebody else gave it. */
export interface KeptPassword {
  readonly passwordHash: string;
  readonly oneTimeUntil?: Date;
}

type Entered = Pick<StaffMember, 'personId' | 'account' | 'name' | 'unitId' | 'roles'>;

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

  /** Suspended people are found too: what they are told comes after their password was right. */
  async byAccount(account: string, session?: ClientSession): Promise<FoundAccount | undefined> {
    const found = await this.people.findOne(
      { ...this.counted(), account: normalisedAccount(account) },
      { ...(session && { session }) },
    );
    if (!found) return undefined;
    const { passwordHash, oneTimeUntil } = found;
    return { member: this.memberOf(found), passwordHash, oneTimeUntil };
  }

  /** Somebody who works here now: a suspended person is nobody. */
  async byId(personId: string): Promise<StaffMember | undefined> {
    const found = await this.anyById(personId);
    return found?.suspended === true ? undefined : found;
  }

  async anyById(personId: string, session?: ClientSession): Promise<StaffMember | undefined> {
    const found = await this.people.findOne(
      { ...this.counted(), _id: personId },
      { ...(session && { session }) },
    );
    return found ? this.memberOf(found) : undefined;
  }

  /** Whether anybody counts yet: nobody does in a production that was never set up. */
  async isEmpty(session?: ClientSession): Promise<boolean> {
    const options = { limit: 1, ...(session && { session }) };
    return (await this.people.countDocuments(this.counted(), options)) === 0;
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

  async enter(
    { personId, account, name, unitId, roles }: Entered,
    password: KeptPassword,
    session: ClientSession,
  ): Promise<void> {
    const document: StaffDocument = {
      _id: personId,
      account: normalisedAccount(account),
      name: this.keys.encrypt(name, `${personId}/name`),
      unitId,
      roles,
      ...password,
    };
    await this.people.insertOne(document, { session });
  }

  async place(
    personId: string,
    { name, unitId, roles }: Partial<Pick<StaffMember, 'name' | 'unitId' | 'roles'>>,
    session: ClientSession,
  ): Promise<void> {
    const placed = {
      ...(name !== undefined && { name: this.keys.encrypt(name, `${personId}/name`) }),
      ...(unitId !== undefined && { unitId }),
      ...(roles !== undefined && { roles }),
    };
    await this.people.updateOne({ _id: personId }, { $set: placed }, { session });
  }

  async suspend(personId: string, suspendedAt: Date | undefined, session: ClientSession): Promise<void> {
    const change = suspendedAt ? { $set: { suspendedAt } } : { $unset: { suspendedAt: true as const } };
    await this.people.updateOne({ _id: personId }, change, { session });
  }

  /** Takes the place of the password before, also of one somebody else gave. */
  async keepPassword(
    personId: string,
    { passwordHash, oneTimeUntil }: KeptPassword,
    session: ClientSession,
  ): Promise<void> {
    const change = oneTimeUntil
      ? { $set: { passwordHash, oneTimeUntil } }
      : { $set: { passwordHash }, $unset: { oneTimeUntil: true as const } };
    await this.people.updateOne({ _id: personId }, change, { session });
  }

  /** Enters invented people, or brings those entered before up to date. */
  async putSamples(members: readonly Entered[], passwordHash: string): Promise<void> {
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
            $unset: { oneTimeUntil: true as const },
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

  private memberOf(document: StaffDocument): StaffMember {
    const { _id: personId, account, name, unitId, roles, suspendedAt } = document;
    const plain = this.keys.decrypt(name, `${personId}/name`);
    return { personId, account, name: plain, unitId, roles, suspended: suspendedAt !== undefined };
  }
}

/** Accounts are told apart by what one hears: full or half width and capitals make no other one. */
export function normalisedAccount(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}

export function shownMember({ personId, name, unitId, roles }: StaffMember): PersonShown {
  return { personId, name, unitId, roles: [...roles] };
}

/** As lists show somebody; accounts are for administrators only. */
export function listedMember(member: StaffMember, withAccount: boolean): PersonListed {
  return {
    ...shownMember(member),
    ...(member.suspended && { suspended: true as const }),
    ...(withAccount && { account: member.account }),
  };
}

export function actorOf({ personId, unitId, roles }: StaffMember): PersonActor {
  return { kind: 'person', personId, unitId, roles };
}
