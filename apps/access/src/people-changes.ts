import { randomBytes } from 'node:crypto';
import { MongoServerError, type ClientSession, type Collection, type Db, type MongoClient } from 'mongodb';
import type { Role } from '#domain/shared/actor';

export const changeTypes = [
  'first-administrator',
  'person-added',
  'person-changed',
  'person-suspended',
  'person-resumed',
  'password-reset',
  'password-changed',
] as const;
export type ChangeType = (typeof changeTypes)[number];

/**
 * One decision about somebody's access, kept for good: who, when, what, and where unit or roles
 * changed both before and after. Names and passwords are not in it.
 */
export interface ChangeDocument {
  /** Derives from person and key, so that what is sent again is recognised. */
  readonly _id: string;
  readonly type: ChangeType;
  readonly personId: string;
  /** The administrator's id; `cli` where an operator did it by hand. */
  readonly by: string;
  readonly at: Date;
  readonly bodyDigest: string;
  readonly before?: { readonly unitId: string; readonly roles: readonly Role[] };
  readonly after?: { readonly unitId: string; readonly roles: readonly Role[] };
}

interface MetaDocument {
  readonly _id: 'people';
  readonly changes: number;
}

const duplicateKey = 11_000;

/** A fact that must be unique is taken: an account, or being the first. */
export class Taken extends Error {
  override readonly name = 'Taken';

  constructor(readonly what: 'account' | 'change') {
    super(what);
  }
}

/** What was decided about people, and the one turnstile every such decision goes through. */
export class PeopleChanges {
  private readonly changes: Collection<ChangeDocument>;
  private readonly meta: Collection<MetaDocument>;

  constructor(
    db: Db,
    private readonly client: MongoClient,
  ) {
    this.changes = db.collection('people-changes');
    this.meta = db.collection('people-meta');
  }

  async prepare(): Promise<void> {
    await this.changes.createIndexes([{ key: { personId: 1, at: 1 } }]);
    await this.meta.updateOne({ _id: 'people' }, { $setOnInsert: { changes: 0 } }, { upsert: true });
  }

  async byId(changeId: string): Promise<ChangeDocument | undefined> {
    return (await this.changes.findOne({ _id: changeId })) ?? undefined;
  }

  /**
   * Decides and writes in one transaction, one after the other: two administrators who suspend one
   * another at once do not both succeed. `decide` throws to leave everything as it was.
   * @throws Taken where the account, or the change itself, is there already.
   */
  async record(
    decide: (session: ClientSession) => Promise<ChangeDocument>,
  ): Promise<ChangeDocument> {
    return this.client.withSession((session) =>
      session.withTransaction(async () => {
        // Written first: whoever else is deciding has to wait and read again.
        await this.meta.updateOne({ _id: 'people' }, { $inc: { changes: 1 } }, { session });
        try {
          const change = await decide(session);
          await this.changes.insertOne(change, { session });
          return change;
        } catch (error) {
          throw takenOf(error) ?? error;
        }
      }),
    );
  }
}

function takenOf(error: unknown): Taken | undefined {
  if (!(error instanceof MongoServerError) || error.code !== duplicateKey) return undefined;
  return new Taken(error.message.includes('account') ? 'account' : 'change');
}

/** For changes that no key names: the password before is asked for, and works only once. */
export function newChangeId(): string {
  return randomBytes(16).toString('hex');
}
