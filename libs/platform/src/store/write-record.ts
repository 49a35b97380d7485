import { MongoServerError, type ClientSession, type MongoClient } from 'mongodb';
import type { Claim, ClaimKey } from '#domain/shared/decision';
import { commandIndexName, type RecordCollections } from './collections.js';
import type { ErrandAnswerDocument, TextDocument } from './documents.js';
import type { StreamDraft } from './stream-draft.js';

/** Everything one command leaves, on however many streams: all of it is written or none. */
export interface RecordWrite {
  readonly drafts: readonly StreamDraft[];
  readonly takes: readonly (Claim & { readonly stream: string })[];
  readonly releases: readonly ClaimKey[];
  readonly texts: readonly TextDocument[];
  readonly errandAnswer?: ErrandAnswerDocument;
  /** False when the stage's own workflow gives the command: it looks again anyway. */
  readonly wakes: boolean;
}

export type WriteResult =
  | { readonly kind: 'written' }
  /** Somebody else moved a stream on: read and decide again. */
  | { readonly kind: 'conflict' }
  /** This very command was recorded before, perhaps a moment ago by its twin. */
  | { readonly kind: 'command-known' }
  | { readonly kind: 'errand-answered' }
  | { readonly kind: 'claim-taken'; readonly claim: Claim };

class Stop extends Error {
  constructor(readonly result: WriteResult) {
    super(result.kind);
  }
}

/**
 * The one transaction of a command: events appended, snapshots moved on, claims taken and
 * released, words set aside, an errand's answer kept. A duplicate key aborts a Mongo transaction,
 * so what it means is told to the caller, who reads in a new session.
 */
export async function writeRecord(
  client: MongoClient,
  record: RecordCollections,
  write: RecordWrite,
): Promise<WriteResult> {
  if (isEmpty(write)) return { kind: 'written' };
  return client.withSession(async (session) => {
    session.startTransaction({ writeConcern: { w: 'majority', journal: true } });
    try {
      await writeAll(record, write, session);
    } catch (error) {
      await session.abortTransaction().catch(() => undefined);
      if (error instanceof Stop) return error.result;
      if (isTransient(error)) return { kind: 'conflict' };
      throw error;
    }
    return commit(session);
  });
}

function isEmpty({ drafts, takes, releases, texts, errandAnswer }: RecordWrite): boolean {
  const nothing = [...takes, ...releases, ...texts].length === 0 && errandAnswer === undefined;
  return nothing && drafts.every((draft) => draft.events.length === 0);
}

async function commit(session: ClientSession): Promise<WriteResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await session.commitTransaction();
      return { kind: 'written' };
    } catch (error) {
      // Whether it was committed is unknown: asking again is safe, and after that the command's
      // own id tells when the caller reads and decides again.
      if (hasLabel(error, 'UnknownTransactionCommitResult') && attempt < 3) continue;
      if (isTransient(error)) return { kind: 'conflict' };
      throw error;
    }
  }
}

async function writeAll(
  record: RecordCollections,
  write: RecordWrite,
  session: ClientSession,
): Promise<void> {
  for (const draft of write.drafts) await writeStream(record, draft, write.wakes, session);
  for (const claim of write.takes) {
    const { kind, key, refusal, disclosed, stream } = claim;
    await orStop({ kind: 'claim-taken', claim }, () =>
      record.claims.insertOne({ _id: `${kind}:${key}`, stream, refusal, disclosed }, { session }),
    );
  }
  if (write.releases.length > 0) {
    const ids = write.releases.map(({ kind, key }) => `${kind}:${key}`);
    await record.claims.deleteMany({ _id: { $in: ids } }, { session });
  }
  if (write.texts.length > 0) {
    await orStop({ kind: 'command-known' }, () =>
      record.texts.insertMany([...write.texts], { session }),
    );
  }
  const { errandAnswer } = write;
  if (errandAnswer) {
    await orStop({ kind: 'errand-answered' }, () =>
      record.errandAnswers.insertOne(errandAnswer, { session }),
    );
  }
}

async function writeStream(
  record: RecordCollections,
  draft: StreamDraft,
  wakes: boolean,
  session: ClientSession,
): Promise<void> {
  if (draft.events.length === 0) return;
  const documents = [...draft.events];
  const last = documents.at(-1);
  if (last && wakes && draft.stirsWorkflow()) {
    documents[documents.length - 1] = { ...last, wakes: true };
  }
  const next = draft.nextSnapshot();
  if (draft.snapshot) {
    const { _id, ...fields } = next;
    const moved = await record.snapshots.updateOne(
      { _id, version: draft.snapshot.version },
      { $set: fields },
      { session },
    );
    if (moved.matchedCount === 0) throw new Stop({ kind: 'conflict' });
  } else {
    await orStop({ kind: 'conflict' }, () => record.snapshots.insertOne(next, { session }));
  }
  try {
    await record.events.insertMany(documents, { session });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // A bulk error names the index in its message only.
    const byCommand = error.message.includes(commandIndexName);
    throw new Stop({ kind: byCommand ? 'command-known' : 'conflict' });
  }
}

async function orStop(result: WriteResult, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw isDuplicateKey(error) ? new Stop(result) : error;
  }
}

function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === 11_000;
}

function isTransient(error: unknown): boolean {
  return hasLabel(error, 'TransientTransactionError');
}

function hasLabel(error: unknown, label: string): boolean {
  return error instanceof Error && 'hasErrorLabel' in error
    ? (error as MongoServerError).hasErrorLabel(label)
    : false;
}
