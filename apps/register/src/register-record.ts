import {
  MongoError,
  type ClientSession,
  type Collection,
  type Db,
  type Filter,
  type MongoClient,
  type UpdateFilter,
} from 'mongodb';
import { refused, type Refusal } from '#domain/shared/decision';
import { RecordUnavailable } from '#platform/store/record-errors';

/** What every entry carries. An entry is entered once; nothing here changes it. */
interface Entry {
  readonly _id: string;
  /** Who entered it: a person's id, or the errand of a lead sheet. */
  readonly registeredBy: string;
  /** Mongo's own time of the entry. */
  readonly registeredAt?: Date;
}

export interface OrganisationDocument extends Entry {
  readonly name: string;
  readonly creditCode?: string;
}

/** Ciphertexts (context `<personId>/<field>`) and blind indexes; nothing in clear. */
export interface PersonDocument extends Entry {
  readonly name: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly idNumberIndex?: string;
  readonly phoneIndex?: string;
}

export interface AccountDocument extends Entry {
  readonly ownerId: string;
  readonly holder: string;
  readonly bank: string;
  readonly branch?: string;
  readonly number: string;
  readonly numberIndex: string;
}

/** What a person's command left: the entry it named, found or new. */
interface CommandDocument {
  readonly _id: string;
  readonly bodyDigest: string;
  readonly entryId: string;
  readonly alreadyRegistered: boolean;
}

export interface Command {
  readonly id: string;
  /** Keyed digest of the body as it was sent. */
  readonly bodyDigest: string;
}

export interface Entering<Document extends Entry> {
  readonly entries: Collection<Document>;
  readonly entry: Document;
  /** Absent where an errand enters: its answer is kept under the errand's id. */
  readonly command?: Command;
  /** Why this entry may not be entered, given the one under its id where there is one. */
  readonly refusal?: (kept: Document | undefined) => Promise<Refusal | undefined>;
}

export type Entered<Document> =
  { readonly ok: true; readonly entry: Document; readonly alreadyRegistered: boolean } | Refusal;

const attemptsMax = 8;
const majority = { readConcern: { level: 'majority' } } as const;

/** The register's collections, and the one way an entry gets into them. */
export class RegisterRecord {
  readonly organisations: Collection<OrganisationDocument>;
  readonly people: Collection<PersonDocument>;
  readonly accounts: Collection<AccountDocument>;
  private readonly commands: Collection<CommandDocument>;

  constructor(
    private readonly client: MongoClient,
    db: Db,
  ) {
    this.organisations = db.collection('organisations');
    this.people = db.collection('people');
    this.accounts = db.collection('accounts');
    this.commands = db.collection('commands');
  }

  /** Creates what the register's guarantees rest on. Running it again changes nothing. */
  async prepare(): Promise<void> {
    const uniqueWhereGiven = (field: string) => ({
      key: { [field]: 1 },
      unique: true,
      partialFilterExpression: { [field]: { $exists: true } },
    });
    await Promise.all([
      this.organisations.createIndexes([uniqueWhereGiven('creditCode')]),
      this.people.createIndexes([uniqueWhereGiven('idNumberIndex'), { key: { phoneIndex: 1 } }]),
      this.accounts.createIndexes([
        { key: { numberIndex: 1 }, unique: true },
        { key: { ownerId: 1, _id: 1 } },
      ]),
      this.commands.createIndexes([{ key: { entryId: 1 } }]),
    ]);
  }

  /**
   * Enters an entry, unless it is there, and keeps the command's answer in the same transaction:
   * sent twice, or twice at once, it enters one. Another body under the same key is refused.
   * @throws RecordUnavailable when too many enter the same at once: the same key may be sent again.
   */
  async enter<Document extends Entry>(entering: Entering<Document>): Promise<Entered<Document>> {
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const entered = (await this.answerBefore(entering)) ?? (await this.tryEnter(entering));
      if (entered) return entered;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** attempt));
    }
    throw new RecordUnavailable(`${entering.entry._id} is being entered by too many at once`);
  }

  private async answerBefore<Document extends Entry>({
    entries,
    command,
  }: Entering<Document>): Promise<Entered<Document> | undefined> {
    const stored = command && (await this.commands.findOne({ _id: command.id }, majority));
    if (!stored) return undefined;
    if (stored.bodyDigest !== command.bodyDigest) return refused('key-used-for-another-body');
    const entry = await find(entries, stored.entryId);
    if (!entry) throw new Error(`the entry ${stored.entryId} of a command is gone`);
    return { ok: true, entry, alreadyRegistered: stored.alreadyRegistered };
  }

  private async tryEnter<Document extends Entry>({
    entries,
    entry,
    command,
    refusal,
  }: Entering<Document>): Promise<Entered<Document> | undefined> {
    const kept = await find(entries, entry._id);
    const refusedWith = await refusal?.(kept);
    if (refusedWith) return refusedWith;
    const alreadyRegistered = kept !== undefined;
    if (alreadyRegistered && !command) return { ok: true, entry: kept, alreadyRegistered };
    const written = await this.client.withSession((session) =>
      inTransaction(session, async () => {
        if (!alreadyRegistered) await insert(entries, entry, session);
        if (!command) return;
        const { id, bodyDigest } = command;
        await this.commands.insertOne(
          { _id: id, bodyDigest, entryId: entry._id, alreadyRegistered },
          { session },
        );
      }),
    );
    return written ? { ok: true, entry: kept ?? entry, alreadyRegistered } : undefined;
  }
}

async function find<Document extends Entry>(
  entries: Collection<Document>,
  id: string,
): Promise<Document | undefined> {
  const found = await entries.findOne({ _id: id } as Filter<Document>, majority);
  return (found as Document | null) ?? undefined;
}

async function insert<Document extends Entry>(
  entries: Collection<Document>,
  { _id, ...fields }: Document,
  session: ClientSession,
): Promise<void> {
  // An upsert rather than an insert, because only an update can ask Mongo for its time.
  const { upsertedCount } = await entries.updateOne(
    { _id } as Filter<Document>,
    {
      $setOnInsert: fields,
      $currentDate: { registeredAt: true },
    } as unknown as UpdateFilter<Document>,
    { session, upsert: true },
  );
  if (upsertedCount !== 1) throw new EnteredMeanwhile();
}

/** @returns false when somebody else wrote the same: look again and decide anew. */
async function inTransaction(session: ClientSession, work: () => Promise<void>): Promise<boolean> {
  session.startTransaction();
  try {
    await work();
    await session.commitTransaction();
    return true;
  } catch (error) {
    if (session.inTransaction()) await session.abortTransaction().catch(() => undefined);
    if (isMeeting(error)) return false;
    throw error;
  }
}

class EnteredMeanwhile extends Error {}

/** Two writers met, or whether the transaction took effect is unknown: looking again tells. */
function isMeeting(error: unknown): boolean {
  if (error instanceof EnteredMeanwhile) return true;
  if (!(error instanceof MongoError)) return false;
  return (
    error.code === 11_000 ||
    error.hasErrorLabel('TransientTransactionError') ||
    error.hasErrorLabel('UnknownTransactionCommitResult')
  );
}
