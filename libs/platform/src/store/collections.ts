import type { Collection, Db } from 'mongodb';
import type {
  ClaimDocument,
  ErrandAnswerDocument,
  EventDocument,
  SnapshotDocument,
  TextDocument,
} from './documents.js';
import type { WriterDocument } from './writer-lease.js';

export interface RecordCollections {
  readonly events: Collection<EventDocument>;
  readonly snapshots: Collection<SnapshotDocument>;
  readonly claims: Collection<ClaimDocument>;
  readonly texts: Collection<TextDocument>;
  readonly errandAnswers: Collection<ErrandAnswerDocument>;
  /** Who writes a shared stream now. */
  readonly writers: Collection<WriterDocument>;
  readonly meta: Collection<{ _id: string; epoch?: number }>;
}

export function recordCollections(db: Db): RecordCollections {
  return {
    events: db.collection('events'),
    snapshots: db.collection('snapshots'),
    claims: db.collection('claims'),
    texts: db.collection('texts'),
    errandAnswers: db.collection('errand-answers'),
    writers: db.collection('writers'),
    meta: db.collection('meta'),
  };
}

/** The index that makes a command's effect unique: meeting it means "recorded before". */
export const commandIndexName = 'one-effect-a-command';

/** Creates what the record's guarantees rest on. Running it again changes nothing. */
export async function prepareRecord(record: RecordCollections): Promise<void> {
  await record.events.createIndexes([
    { key: { stream: 1, version: 1 }, unique: true, name: 'one-event-a-version' },
    {
      key: { stream: 1, 'command.id': 1 },
      unique: true,
      name: commandIndexName,
      partialFilterExpression: { 'command.id': { $exists: true } },
    },
    { key: { caseId: 1 }, name: 'events-of-a-case' },
  ]);
  await record.snapshots.createIndexes([
    { key: { caseId: 1 }, name: 'streams-of-a-case' },
    { key: { kind: 1, ended: 1, dueAt: 1 }, name: 'unended-by-deadline' },
  ]);
  // Collections a transaction writes must exist before: creating them inside one takes locks.
  await Promise.all([
    record.claims.createIndexes([{ key: { stream: 1 } }]),
    record.texts.createIndexes([
      { key: { stream: 1 } },
      { key: { keptUntil: 1 }, expireAfterSeconds: 0, name: 'thrown-away-in-time' },
    ]),
    record.errandAnswers.createIndexes([{ key: { 'answer.ok': 1 } }]),
    record.writers.createIndexes([{ key: { until: 1 } }]),
  ]);
  await record.meta.updateOne({ _id: 'record' }, { $setOnInsert: { epoch: 1 } }, { upsert: true });
}

export async function epochOf(record: RecordCollections): Promise<number> {
  const meta = await record.meta.findOne({ _id: 'record' });
  return meta?.epoch ?? 1;
}

