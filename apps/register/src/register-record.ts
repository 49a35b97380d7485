import {
  MongoError,
  type ClientSession,
  type Collection,
  type Db,
  type Filter,
  type MongoClient,
  type UpdateFilter,
} from 'mongodb';
import type { Actor } from '#domain/shared/actor';
import { refused, type Refusal } from '#domain/shared/decision';
import type { EntryKind } from '#domain/register/disclosure';
import type { EnterEntry } from '#domain/register/entry';
import { streamOf } from '#domain/shared/stage';
import { emptyWrite } from '#platform/store/plan';
import { RecordUnavailable } from '#platform/store/record-errors';
import type { Recorder } from '#platform/store/recorder';
import { Stop, writeAll } from '#platform/store/write-record';
import { prepareRegister, registerCollections, type RegisterCollections } from './collections.js';
import type { EntryDocument } from './documents.js';

export interface Command {
  readonly id: string;
  /** Keyed digest of the body as it was sent. */
  readonly bodyDigest: string;
}

export interface Entering<Document extends EntryDocument> {
  readonly entries: Collection<Document>;
  readonly entry: Document;
  readonly kind: EntryKind;
  readonly ownerId?: string;
  /** Entries that are the same one: by number, by name and telephone. Default: by id. */
  readonly same?: Filter<Document>;
  readonly by: Actor;
  /** Absent where an errand enters: its answer is kept under the errand's id. */
  readonly command?: Command;
  /** Why this entry may not be entered, given the same one where it is there already. */
  readonly refusal?: (kept: Document | undefined) => Promise<Refusal | undefined>;
  /** Written in the same transaction as a new entry. @throws Meeting to look again. */
  readonly beside?: (session: ClientSession) => Promise<void>;
}

export type Entered<Document> =
  { readonly ok: true; readonly entry: Document; readonly alreadyRegistered: boolean } | Refusal;

const attemptsMax = 8;
const majority = { readConcern: { level: 'majority' } } as const;

/** The register's collections, and the one way an entry gets into them. */
export class RegisterRecord {
  readonly kept: RegisterCollections;

  constructor(
    private readonly client: MongoClient,
    private readonly db: Db,
    private readonly recorder: Recorder,
  ) {
    this.kept = registerCollections(db);
  }

  prepare(): Promise<void> {
    return prepareRegister(this.db);
  }

  /**
   * Enters an entry, unless it is there, with its first event, and keeps the command's answer in the
   * same transaction: sent twice, or twice at once, it enters one. Another body under the same key is
   * refused.
   * @throws RecordUnavailable when too many enter the same at once: the same key may be sent again.
   */
  async enter<Document extends EntryDocument>(
    entering: Entering<Document>,
  ): Promise<Entered<Document>> {
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const entered = (await this.answerBefore(entering)) ?? (await this.tryEnter(entering));
      if (entered) return entered;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** attempt));
    }
    throw new RecordUnavailable(`${entering.entry._id} is being entered by too many at once`);
  }

  private async answerBefore<Document extends EntryDocument>({
    entries,
    command,
  }: Entering<Document>): Promise<Entered<Document> | undefined> {
    const stored = command && (await this.kept.commands.findOne({ _id: command.id }, majority));
    if (!stored) return undefined;
    if (stored.bodyDigest !== command.bodyDigest) return refused('key-used-for-another-body');
    const entry = await find(entries, { _id: stored.entryId } as Filter<Document>);
    if (!entry) throw new Error(`the entry ${stored.entryId} of a command is gone`);
    return { ok: true, entry, alreadyRegistered: stored.alreadyRegistered };
  }

  private async tryEnter<Document extends EntryDocument>(
    entering: Entering<Document>,
  ): Promise<Entered<Document> | undefined> {
    const { entries, entry, same, command, refusal } = entering;
    const byId = { _id: entry._id } as Filter<Document>;
    const kept = (same && (await find(entries, same))) ?? (await find(entries, byId));
    if (kept?.erased) return refused('entry-erased');
    const refusedWith = await refusal?.(kept);
    if (refusedWith) return refusedWith;
    const alreadyRegistered = kept !== undefined;
    if (alreadyRegistered && !command) return { ok: true, entry: kept, alreadyRegistered };
    const written = await this.client.withSession((session) =>
      inTransaction(session, async () => {
        if (!alreadyRegistered) await this.insert(entering, session);
        if (!command) return;
        const { id, bodyDigest } = command;
        const entryId = (kept ?? entry)._id;
        await this.kept.commands.insertOne(
          { _id: id, bodyDigest, entryId, alreadyRegistered },
          { session },
        );
      }),
    );
    return written ? { ok: true, entry: kept ?? entry, alreadyRegistered } : undefined;
  }

  private async insert<Document extends EntryDocument>(
    { entries, entry, kind, ownerId, by, beside }: Entering<Document>,
    session: ClientSession,
  ): Promise<void> {
    const { _id, ...fields } = entry;
    // An upsert rather than an insert, because only an update can ask Mongo for its time.
    const { upsertedCount } = await entries.updateOne(
      { _id } as Filter<Document>,
      {
        $setOnInsert: fields,
        $currentDate: { registeredAt: true },
      } as unknown as UpdateFilter<Document>,
      { session, upsert: true },
    );
    if (upsertedCount !== 1) throw new Meeting();
    await beside?.(session);
    const draft = await this.recorder.draft(streamOf('entry', _id), _id);
    const enter: EnterEntry = {
      type: 'enter-entry',
      entryId: _id,
      kind,
      ...(ownerId !== undefined && { ownerId }),
      ...(by.kind === 'person' && { unitId: by.unitId }),
    };
    const decision = draft.decide(enter, by, `enter:${_id}`);
    if (!decision.ok) throw new Meeting();
    draft.append(decision, by);
    const write = { ...emptyWrite, drafts: [draft] };
    await writeAll(this.client, this.recorder.record, write, session);
  }
}

async function find<Document extends EntryDocument>(
  entries: Collection<Document>,
  filter: Filter<Document>,
): Promise<Document | undefined> {
  const found = await entries.findOne(filter, majority);
  return (found as Document | null) ?? undefined;
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

/** Somebody else wrote the same meanwhile. */
export class Meeting extends Error {}

/** Two writers met, or whether the transaction took effect is unknown: looking again tells. */
function isMeeting(error: unknown): boolean {
  if (error instanceof Meeting || error instanceof Stop) return true;
  if (!(error instanceof MongoError)) return false;
  return (
    error.code === 11_000 ||
    error.hasErrorLabel('TransientTransactionError') ||
    error.hasErrorLabel('UnknownTransactionCommitResult')
  );
}
