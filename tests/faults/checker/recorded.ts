import type { Db, MongoClient } from 'mongodb';

/*
 * The checker shares no code with the product: names, shapes and rules are said once more here, from
 * what the documents promise. It reads MongoDB, Kafka and Temporal as anybody could who has their
 * addresses.
 */

export const stages = ['contact', 'evaluation', 'negotiation', 'landing', 'reward'] as const;

export interface RecordedEvent {
  readonly _id: string;
  readonly stream: string;
  readonly kind: string;
  readonly caseId: string;
  readonly version: number;
  readonly epoch: number;
  readonly event: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly at: string;
  readonly by: { readonly kind: string; readonly personId?: string; readonly actsFor?: string };
  readonly command?: { readonly id: string };
  readonly previous: string;
  readonly digest: string;
}

export interface RecordedSnapshot {
  readonly _id: string;
  readonly kind: string;
  readonly caseId: string;
  readonly version: number;
  readonly state: unknown;
  readonly lastDigest: string;
  readonly errandId: string | null;
  readonly dueAt: string | null;
  readonly ended: boolean;
}

/** Everything the stages recorded, read in one go while nothing moves. */
export interface Recorded {
  readonly events: readonly RecordedEvent[];
  readonly streams: ReadonlyMap<string, readonly RecordedEvent[]>;
  readonly snapshots: readonly RecordedSnapshot[];
}

export function databaseIn(client: MongoClient, space: string, service: string): Db {
  return client.db(`${space}duet-${service}`);
}

export async function readRecord(client: MongoClient, space: string): Promise<Recorded> {
  const events: RecordedEvent[] = [];
  const snapshots: RecordedSnapshot[] = [];
  for (const stage of stages) {
    const db = databaseIn(client, space, stage);
    events.push(...(await db.collection<RecordedEvent>('events').find().toArray()));
    snapshots.push(...(await db.collection<RecordedSnapshot>('snapshots').find().toArray()));
  }
  const streams = new Map<string, RecordedEvent[]>();
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  for (const stream of streams.values()) stream.sort((a, b) => a.version - b.version);
  return { events, streams, snapshots };
}

/** A broken invariant, in words that lead to it. */
export interface Violation {
  readonly invariant: string;
  readonly what: string;
}

export function violated(invariant: string, what: string): Violation {
  return { invariant, what };
}
