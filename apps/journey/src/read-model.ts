import type { Collection, Db, MongoServerError } from 'mongodb';
import type { FoldedStream } from '#domain/journey/case-fold';
import type { Rung } from '#domain/journey/board-row';
import type { FoldedKind } from '#domain/journey/stages';
import type { StandingWait } from '#domain/journey/work';
import { databaseName } from '#platform/config/names';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { HOUSE, type House } from '#platform/service/house';

export const service = 'journey';

/**
 * One case, whole: folded, and what lists search by, written in one piece. `rev` counts writes, so
 * that none is lost where two topics bring news of a case at once.
 */
export interface CaseDocument {
  readonly _id: string;
  readonly rev: number;
  readonly streams: Readonly<Partial<Record<FoldedKind, FoldedStream>>>;
  readonly openedAt: string;
  /** Columns the case may stand in, the furthest first, each with who sees it there. */
  readonly ladder: readonly (Rung & { readonly seenBy: readonly string[] })[];
  readonly segment?: string;
  readonly district?: string;
  readonly plannedInvestment?: string;
  readonly organisation?: string;
  readonly search: readonly string[];
  readonly waits: readonly (StandingWait & { readonly order: string })[];
}

export interface TimelineDocument extends Omit<PublishedEvent, 'id' | 'service'> {
  /** The event's id: `<epoch>:<stream>:<version>`. */
  readonly _id: string;
  readonly kind: FoldedKind;
  readonly order: string;
}

/** An event that waits: for the one before it, or for a fix. Its case waits with it. */
export interface ParkedDocument {
  readonly _id: string;
  readonly reason: string;
  readonly raw: string;
  readonly at: Date;
  readonly caseId?: string;
  readonly stream?: string;
  readonly version?: number;
  readonly epoch?: number;
  /** The event with its envelope, where it could be read. */
  readonly event?: PublishedEvent;
  /** How often its stream was tried again by itself, and when it is next. */
  readonly tries?: number;
  readonly retryAt?: Date;
}

export interface ReadModel {
  readonly cases: Collection<CaseDocument>;
  /** Streams that span cases (batches), folded the same way, for their share of people's work. */
  readonly processes: Collection<CaseDocument>;
  readonly timeline: Collection<TimelineDocument>;
  readonly parked: Collection<ParkedDocument>;
}

/** Injection token of the `ReadModel` that views read. */
export const READ_MODEL = Symbol('journey read model');

export const readModelProvider = {
  provide: READ_MODEL,
  inject: [HOUSE],
  useFactory: ({ config, connections }: House): ReadModel =>
    readModelIn(connections.mongo.db(databaseName(config.space, service))),
};

export function readModelIn(db: Db): ReadModel {
  const options = { ignoreUndefined: true };
  return {
    cases: db.collection('cases', options),
    processes: db.collection('processes', options),
    timeline: db.collection('timeline', options),
    parked: db.collection('parked', options),
  };
}

/** Creates the indexes views read by. Running it again changes nothing. */
export async function prepareReadModel(model: ReadModel): Promise<void> {
  await keepBeforeImages(model);
  const work = [
    { key: { 'waits.personId': 1 }, name: 'work-of-a-person' },
    { key: { 'waits.role': 1, 'waits.unitId': 1 }, name: 'work-of-a-role' },
  ];
  await model.cases.createIndexes([
    { key: { 'ladder.seenBy': 1, openedAt: -1, _id: -1 }, name: 'board-of-a-viewer' },
    ...work,
  ]);
  await model.processes.createIndexes(work);
  await model.timeline.createIndexes([
    { key: { caseId: 1, order: 1 }, name: 'timeline-of-a-case' },
    { key: { stream: 1, version: 1 }, name: 'events-of-a-stream' },
  ]);
  await model.parked.createIndexes([
    { key: { stream: 1, version: 1 }, name: 'parked-of-a-stream' },
    { key: { tries: 1, retryAt: 1 }, name: 'parked-to-retry' },
  ]);
}

/** What a case was before a change tells followers what is news in it. */
async function keepBeforeImages({ cases }: ReadModel): Promise<void> {
  const { db } = cases;
  const changeStreamPreAndPostImages = { enabled: true };
  try {
    await db.createCollection(cases.collectionName, { changeStreamPreAndPostImages });
  } catch (error) {
    if ((error as MongoServerError).codeName !== 'NamespaceExists') throw error;
    await db.command({ collMod: cases.collectionName, changeStreamPreAndPostImages });
  }
}

/** An event's place in its case's timeline: by time, within a moment by stream and version. */
export function timelineOrder(event: Pick<PublishedEvent, 'at' | 'stream' | 'version'>): string {
  const versionDigits = 9;
  return `${event.at}|${event.stream}|${String(event.version).padStart(versionDigits, '0')}`;
}
