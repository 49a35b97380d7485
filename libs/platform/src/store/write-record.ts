import {
  MongoClientBulkWriteError,
  MongoError,
  type AnyClientBulkWriteModel,
  type ClientSession,
  type Document,
  type MongoClient,
} from 'mongodb';
import type { Claim, ClaimKey } from '#domain/shared/decision';
import { commandIndexName, type RecordCollections } from './collections.js';
import type { ClaimDocument, ErrandAnswerDocument, TextDocument } from './documents.js';
import type { StreamDraft } from './stream-draft.js';
import { fenceLine, type Fence } from './writer-lease.js';

/** Everything one command leaves, on however many streams: all of it is written or none. */
export interface RecordWrite {
  readonly drafts: readonly StreamDraft[];
  readonly takes: readonly (Claim & { readonly stream: string })[];
  readonly releases: readonly ClaimKey[];
  readonly texts: readonly TextDocument[];
  readonly errandAnswer?: ErrandAnswerDocument;
  /** What the service keeps beside its record and changes in the same transaction. */
  readonly beside?: (session: ClientSession) => Promise<void>;
  /** Streams whose own workflow gives the command: it looks again anyway, so nothing wakes it. */
  readonly quiet: readonly string[];
  /** What must still be so: a writer whose lease has passed to another writes nothing. */
  readonly fences: readonly Fence[];
}

export type WriteResult =
  | { readonly kind: 'written' }
  /** Somebody else moved a stream on: read and decide again. */
  | { readonly kind: 'conflict' }
  /** This very command was recorded before, perhaps a moment ago by its twin. */
  | { readonly kind: 'command-known' }
  | { readonly kind: 'errand-answered' }
  | { readonly kind: 'claim-taken'; readonly claim: Claim };

/** Aborts a transaction, saying why. */
export class Stop extends Error {
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
      await writeAll(client, record, write, session);
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

type Stored = Document & { readonly _id: string };

/** One line of the transaction's only message, and what a duplicate key on it means. */
interface Line {
  readonly model: AnyClientBulkWriteModel<Stored>;
  readonly met?: (message: string) => WriteResult;
}

/**
 * All of it in one message: what a command costs is round trips more than documents. The caller has
 * begun the transaction. @throws Stop to abort it and look again.
 */
export async function writeAll(
  client: MongoClient,
  record: RecordCollections,
  write: RecordWrite,
  session: ClientSession,
): Promise<void> {
  await write.beside?.(session);
  const lines = [
    ...write.fences.map((fence) => fencedBy(record, fence)),
    ...write.drafts.flatMap((draft) => streamLines(record, draft, write)),
    ...claimLines(record, write),
    ...textLines(record, write),
  ];
  const moves = lines.filter(({ model }) => model.name === 'updateOne').length;
  const { matchedCount } = await client
    .bulkWrite<Record<string, Stored>>(
      lines.map(({ model }) => model),
      { session },
    )
    .catch((error: unknown) => {
      throw stopOf(error, lines) ?? error;
    });
  if (matchedCount < moves) throw new Stop({ kind: 'conflict' });
}

function fencedBy({ writers: { namespace } }: RecordCollections, fence: Fence): Line {
  return { model: { name: 'updateOne', namespace, ...fenceLine(fence) } };
}

function streamLines(record: RecordCollections, draft: StreamDraft, write: RecordWrite): Line[] {
  if (draft.events.length === 0) return [];
  const documents = [...draft.events];
  const last = documents.at(-1);
  if (last && !write.quiet.includes(draft.stream) && draft.stirsWorkflow()) {
    documents[documents.length - 1] = { ...last, wakes: true };
  }
  const { namespace } = record.events;
  return [
    snapshotLine(record, draft),
    ...documents.map((document): Line => {
      return { model: { name: 'insertOne', namespace, document }, met: metEvent };
    }),
  ];
}

/** Moved on from the version it was read at; inserted only where there was none. */
function snapshotLine(record: RecordCollections, draft: StreamDraft): Line {
  const { namespace } = record.snapshots;
  const next = draft.nextSnapshot();
  if (!draft.snapshot) return inserting(namespace, next, { kind: 'conflict' });
  const { _id, ...fields } = next;
  const { version, lastDigest } = draft.snapshot;
  // The digest too: after a restore another history may have reached the same version.
  const filter = { _id, version, lastDigest };
  return { model: { name: 'updateOne', namespace, filter, update: { $set: fields } } };
}

/** Either the command's own index, or a version somebody else has written. */
function metEvent(message: string): WriteResult {
  return { kind: message.includes(commandIndexName) ? 'command-known' : 'conflict' };
}

function claimLines(record: RecordCollections, { takes, releases }: RecordWrite): Line[] {
  const { namespace } = record.claims;
  const taken = takes.map((claim) => {
    const { kind, key, refusal, disclosed, stream } = claim;
    const document: ClaimDocument = { _id: `${kind}:${key}`, stream, refusal, disclosed };
    return inserting(namespace, document, { kind: 'claim-taken', claim });
  });
  const ids = releases.map(({ kind, key }) => `${kind}:${key}`);
  const released: Line = {
    model: { name: 'deleteMany', namespace, filter: { _id: { $in: ids } } },
  };
  return ids.length > 0 ? [...taken, released] : taken;
}

function textLines(record: RecordCollections, { texts, errandAnswer }: RecordWrite): Line[] {
  const words = texts.map((text) =>
    inserting(record.texts.namespace, text, { kind: 'command-known' }),
  );
  if (!errandAnswer) return words;
  const answered = { kind: 'errand-answered' } as const;
  return [...words, inserting(record.errandAnswers.namespace, errandAnswer, answered)];
}

function inserting(namespace: string, document: Stored, met: WriteResult): Line {
  return { model: { name: 'insertOne', namespace, document }, met: () => met };
}

/** What a duplicate key means, told by the line that met it. */
function stopOf(error: unknown, lines: readonly Line[]): Stop | undefined {
  if (!(error instanceof MongoClientBulkWriteError)) return undefined;
  for (const [index, { code, message }] of error.writeErrors) {
    const met = code === duplicateKey ? lines[index]?.met : undefined;
    if (met) return new Stop(met(message));
  }
  return undefined;
}

const duplicateKey = 11_000;

function isTransient(error: unknown): boolean {
  return hasLabel(error, 'TransientTransactionError');
}

/** A bulk write's own error wraps the server's, which carries the labels. */
function hasLabel(error: unknown, label: string): boolean {
  if (!(error instanceof MongoError)) return false;
  return error.hasErrorLabel(label) || hasLabel(error.cause, label);
}
