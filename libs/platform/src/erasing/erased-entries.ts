import type { Collection, Db } from 'mongodb';
import { EntryEvent } from '#contracts/register/events';
import { isAboutErasedOnly } from '#domain/register/erasure';
import { partiesOf, type Subject } from '#domain/shared/case';
import type { EventReader } from '../consumer/event-consumer.js';
import type { ServiceLog } from '../log/log.js';
import type { GridFsObjects } from '../objects/grid-fs-objects.js';
import type { PublishedEvent } from '../relay/event-envelope.js';
import type { SnapshotDocument } from '../store/documents.js';
import type { Recorder } from '../store/recorder.js';

/** What a service holds of an entry besides the words of its cases; done again it changes nothing. */
export type EraseMore = (
  entryId: string,
  recorder: Recorder,
  objects: GridFsObjects,
) => Promise<void>;

interface ErasedDocument {
  /** The entry's id, which says nothing of whose it was. */
  readonly _id: string;
}

interface Tools {
  readonly recorder: Recorder;
  readonly db: Db;
  readonly objects: GridFsObjects;
  readonly log: ServiceLog;
  readonly more?: EraseMore;
}

/** The facts of a case in a stage's state: contact keeps them flat, the others as they came. */
type Stated = { readonly subjects?: readonly Subject[]; readonly case?: { readonly subjects: readonly Subject[] } };

/**
 * What the register erased is erased here too: the register's news brings the id and no more. Words
 * and files of a case whose people are all erased are destroyed; events, which hold ids and digests of
 * them, stay, so the trail is whole. Each event may come twice.
 */
export class ErasedEntries implements EventReader {
  private readonly erased: Collection<ErasedDocument>;

  constructor(private readonly tools: Tools) {
    this.erased = tools.db.collection('erased-entries');
  }

  async apply({ stream, caseId: entryId, event }: PublishedEvent): Promise<void> {
    if (!stream.startsWith('entry-')) return;
    const { type } = EntryEvent.parse(event);
    if (type !== 'person-erased' && type !== 'entry-erased') return;
    const { recorder, objects, log, more } = this.tools;
    await this.erased.updateOne({ _id: entryId }, { $setOnInsert: {} }, { upsert: true });
    const cases = await this.casesOf(entryId);
    for (const one of cases) await this.eraseCase(one);
    await more?.(entryId, recorder, objects);
    log.info('entry-erased-here', { entryId, cases: cases.length });
  }

  /** An erasure that cannot be carried out is an operator's matter: its dead letter is sent again. */
  async park(event: PublishedEvent | undefined, _raw: string, reason: string): Promise<void> {
    this.tools.log.error('erasure-passed-over', { id: event?.id, reason });
    return Promise.resolve();
  }

  private async casesOf(entryId: string): Promise<readonly SnapshotDocument[]> {
    const named = ['state.subjects', 'state.case.subjects'].flatMap((place) =>
      ['subjectId', 'leaderId', 'memberIds'].map((field) => ({ [`${place}.${field}`]: entryId })),
    );
    const { snapshots } = this.tools.recorder.record;
    const naming = await snapshots.find({ $or: named }).toArray();
    const erased = await this.knownErased(naming.flatMap(subjectsOf).flatMap(partiesOf));
    return naming.filter((one) => isAboutErasedOnly(subjectsOf(one), erased));
  }

  private async knownErased(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const found = await this.erased.find({ _id: { $in: [...new Set(ids)] } }).toArray();
    return new Set(found.map(({ _id }) => _id));
  }

  private async eraseCase({ _id: stream, caseId }: SnapshotDocument): Promise<void> {
    const { recorder, objects } = this.tools;
    await recorder.record.texts.deleteMany({ stream });
    await objects.eraseCase(caseId);
  }
}

function subjectsOf({ state }: SnapshotDocument): readonly Subject[] {
  const { subjects, case: facts } = state as Stated;
  return subjects ?? facts?.subjects ?? [];
}
