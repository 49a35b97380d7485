import {
  MongoClientBulkWriteError,
  MongoError,
  type AnyClientBulkWriteModel,
  type ClientSession,
  type Collection,
  type Db,
  type Document,
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
import type { StreamDraft } from '#platform/store/stream-draft';
import { Stop, writeAll } from '#platform/store/write-record';
import { prepareRegister, registerCollections, type RegisterCollections } from './collections.js';
import type { DataKeyDocument, EntryDocument } from './documents.js';

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

/** An entry nobody has entered, as far as the one look before could tell. */
export interface NewEntry {
  readonly entry: EntryDocument;
  readonly kind: 'organisation' | 'person';
  /** The key of a person who is being entered. */
  readonly key?: DataKeyDocument;
}

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

  /**
   * Enters many entries with their first events and keys, all in one transaction.
   * @returns false when somebody entered one of them meanwhile: none is entered, look again.
   */
  async enterTogether(entered: readonly NewEntry[], by: Actor): Promise<boolean> {
    if (entered.length === 0) return true;
    const kinds = new Map(entered.map(({ entry, kind }) => [entry._id, kind]));
    const named = [...kinds.keys()].map((_id) => ({ stream: streamOf('entry', _id), caseId: _id }));
    const drafts = await this.recorder.drafts(named);
    return this.client.withSession((session) =>
      inTransaction(session, async () => {
        for (const draft of drafts) {
          enterInto(draft, { kind: kinds.get(draft.caseId) ?? 'person', by });
        }
        const models = entered.flatMap((one) => this.modelsOf(one));
        const { upsertedCount } = await this.client.bulkWrite<Record<string, Stored>>(models, {
          session,
        });
        if (upsertedCount !== entered.length) throw new Meeting();
        await writeAll(this.client, this.recorder.record, { ...emptyWrite, drafts }, session);
      }),
    );
  }

  private modelsOf({ entry, kind, key }: NewEntry): AnyClientBulkWriteModel<Stored>[] {
    const { organisations, people, dataKeys } = this.kept;
    const { namespace } = kind === 'organisation' ? organisations : people;
    const { _id, ...fields } = entry;
    const update = { $setOnInsert: fields, $currentDate: { registeredAt: true as const } };
    return [
      { name: 'updateOne', namespace, filter: { _id }, update, upsert: true },
      ...(key ? [{ name: 'insertOne', namespace: dataKeys.namespace, document: key } as const] : []),
    ];
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
    enterInto(draft, { kind, by, ...(ownerId !== undefined && { ownerId }) });
    const write = { ...emptyWrite, drafts: [draft] };
    await writeAll(this.client, this.recorder.record, write, session);
  }
}

type Stored = Document & { readonly _id: string };

/** @throws Meeting when the entry's stream is there already. */
function enterInto(
  draft: StreamDraft,
  { kind, ownerId, by }: Pick<Entering<EntryDocument>, 'kind' | 'ownerId' | 'by'>,
): void {
  const enter: EnterEntry = {
    type: 'enter-entry',
    entryId: draft.caseId,
    kind,
    ...(ownerId !== undefined && { ownerId }),
    ...(by.kind === 'person' && { unitId: by.unitId }),
  };
  const decision = draft.decide(enter, by, `enter:${draft.caseId}`);
  if (!decision.ok) throw new Meeting();
  draft.append(decision, by);
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
    error.hasErrorLabel('UnknownTransactionCommitResult') ||
    isInBulk(error)
  );
}

/** The error of a bulk write wraps the server's own, or one a line. */
function isInBulk(error: MongoError): boolean {
  const lines = error instanceof MongoClientBulkWriteError ? [...error.writeErrors.values()] : [];
  return isMeeting(error.cause) || lines.some(({ code }) => code === 11_000);
}
