import {
  MongoServerError,
  type ChangeStream,
  type Collection,
  type Db,
  type Document,
  type ResumeToken,
} from 'mongodb';
import { reasonOf, type ServiceLog } from '../log/log.js';
import type { EventDocument } from '../store/documents.js';
import { Lease, type LeaseDocument } from './lease.js';
import type { Outlet } from './outlet.js';
import { Place, type PlaceDocument } from './place.js';

/** At most this many events leave in one delivery. */
const batchMax = 500;
const leaseRenewMs = 1500;
const restartMs = 500;
/** A relay that failed stays away longer than others take to ask for its lease. */
const yieldMs = 2 * restartMs;
/** Events carry the time they were decided at; a slow commit may lie this much behind a quick one. */
const overlapMs = 60_000;

/**
 * Carries what was recorded out of the record, outlet by outlet, each with its own place in the
 * change stream. One relay per service works at a time; another takes over when its lease lapses.
 */
export class Relay {
  private readonly places: Collection<PlaceDocument>;
  private readonly events: Collection<EventDocument>;
  private readonly leases: Collection<LeaseDocument>;
  private readonly running: Promise<void>[] = [];
  private readonly streams = new Set<ChangeStream<EventDocument>>();
  private readonly placesOf = new Map<string, Place>();
  private stopping = false;

  constructor(
    db: Db,
    private readonly outlets: readonly Outlet[],
    private readonly log: ServiceLog,
  ) {
    this.places = db.collection('relay-places');
    this.events = db.collection('events');
    this.leases = db.collection('leases');
  }

  start(): void {
    for (const outlet of this.outlets) this.running.push(this.run(outlet));
  }

  /** Ends after the delivery under way; what was not acknowledged is delivered by the next relay. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.streams].map((stream) => stream.close().catch(() => undefined)));
    await Promise.all(this.running);
  }

  private async run(outlet: Outlet): Promise<void> {
    const lease = new Lease(this.leases, `relay:${outlet.name}`);
    while (!this.stopping) {
      try {
        if (await lease.hold()) await this.follow(outlet, lease);
      } catch (error) {
        if (!this.stopping) {
          this.log.warn('relay-interrupted', { outlet: outlet.name, reason: reasonOf(error) });
          await this.letAnotherTry(lease);
        }
      }
      if (!this.stopping) await new Promise((resolve) => setTimeout(resolve, restartMs));
    }
    await lease.release().catch(() => undefined);
  }

  /** What failed here may be this process's own trouble: another copy may reach what it cannot. */
  private async letAnotherTry(lease: Lease): Promise<void> {
    await lease.release().catch(() => undefined);
    if (!this.stopping) await new Promise((resolve) => setTimeout(resolve, yieldMs));
  }

  private async follow(outlet: Outlet, lease: Lease): Promise<void> {
    const known = await this.places.findOne({ _id: outlet.name });
    let deliveredUntil = known?.deliveredUntil ?? '';
    const stream = this.events.watch<EventDocument>(heeding(outlet), {
      ...(known?.token ? { resumeAfter: known.token } : {}),
      maxAwaitTimeMS: leaseRenewMs,
      batchSize: batchMax,
    });
    this.streams.add(stream);
    try {
      let renewedAt = Date.now();
      while (!this.stopping) {
        const batch = await nextBatch(stream);
        if (batch.length > 0) {
          await outlet.deliver(batch);
          deliveredUntil = batch.at(-1)?.at ?? deliveredUntil;
          await this.placeOf(outlet).moveOn({ token: stream.resumeToken, deliveredUntil });
        } else {
          await this.placeOf(outlet).idle({ token: stream.resumeToken, deliveredUntil });
        }
        if (Date.now() - renewedAt >= leaseRenewMs) {
          if (!(await lease.hold())) return;
          renewedAt = Date.now();
        }
      }
    } catch (error) {
      if (!isHistoryLost(error)) throw error;
      await this.deliverAgain(outlet, deliveredUntil);
    } finally {
      this.streams.delete(stream);
      await this.placeOf(outlet).flush();
      await stream.close().catch(() => undefined);
    }
  }

  private placeOf({ name }: Outlet): Place {
    const place = this.placesOf.get(name) ?? new Place(this.places, name, this.log);
    this.placesOf.set(name, place);
    return place;
  }

  /**
   * The change stream no longer reaches back to our place: send from there on out of the record. The
   * new place is saved only when all of it has left; until then this starts over.
   */
  private async deliverAgain(outlet: Outlet, deliveredUntil: string): Promise<void> {
    this.log.warn('relay-place-lost', { outlet: outlet.name, from: deliveredUntil });
    const token = await presentToken(this.events);
    await republish(this.events, outlet, overlapping(deliveredUntil));
    await this.placeOf(outlet).moveOn({ token, deliveredUntil });
  }
}

/** Only what concerns an outlet leaves the database for it. */
function heeding({ heeds }: Outlet): Document[] {
  const inserted = { operationType: 'insert' };
  if (!heeds) return [{ $match: inserted }];
  const conditions = heeds.map((condition) =>
    Object.fromEntries(
      Object.entries(condition).map(([field, value]) => [`fullDocument.${field}`, value]),
    ),
  );
  return [{ $match: { ...inserted, $or: conditions } }];
}

/** Outlets services have; their places are marked before its first write. */
export const outletNames = ['kafka', 'wake', 'start'] as const;

/**
 * Marks where each outlet begins, before the service takes its first command: nothing recorded while
 * Kafka or Temporal are not up yet is missed. Needs only Mongo; done again it changes nothing.
 */
export async function markPlaces(db: Db): Promise<void> {
  const places = db.collection<PlaceDocument>('relay-places');
  const events = db.collection<EventDocument>('events');
  for (const name of outletNames) await markPlace(places, events, name);
}

async function markPlace(
  places: Collection<PlaceDocument>,
  events: Collection<EventDocument>,
  name: string,
): Promise<void> {
  if (await places.findOne({ _id: name })) return;
  const token = await presentToken(events);
  await places.updateOne(
    { _id: name },
    { $setOnInsert: { token, deliveredUntil: '' } },
    { upsert: true },
  );
}

/**
 * After a restore: what may never have left is handed to the outlet again, and its place, which
 * points into an oplog that may be gone, is the present one. No relay may run meanwhile.
 */
export async function catchUp(db: Db, outlet: Outlet): Promise<number> {
  const places = db.collection<PlaceDocument>('relay-places');
  const events = db.collection<EventDocument>('events');
  const place = await places.findOne({ _id: outlet.name });
  const token = await presentToken(events);
  const sent = await republish(events, outlet, overlapping(place?.deliveredUntil ?? ''));
  await places.updateOne(
    { _id: outlet.name },
    { $set: { token, deliveredUntil: place?.deliveredUntil ?? '' } },
    { upsert: true },
  );
  return sent;
}

function overlapping(deliveredUntil: string): string {
  if (deliveredUntil === '') return '';
  return new Date(Date.parse(deliveredUntil) - overlapMs).toISOString();
}

/** The change stream's place at this moment. */
async function presentToken(events: Collection<EventDocument>): Promise<ResumeToken> {
  const stream = events.watch([], { maxAwaitTimeMS: 10 });
  try {
    await stream.tryNext();
    return stream.resumeToken;
  } finally {
    await stream.close();
  }
}

/** Hands an outlet all events recorded since `from` (ISO; '' = all), in order within a stream. */
export async function republish(
  events: Collection<EventDocument>,
  outlet: Outlet,
  from: string,
): Promise<number> {
  let sent = 0;
  let batch: EventDocument[] = [];
  for await (const event of events.find({ at: { $gte: from } }).sort({ at: 1, stream: 1, version: 1 })) {
    batch.push(event);
    if (batch.length === batchMax) {
      await outlet.deliver(batch);
      sent += batch.length;
      batch = [];
    }
  }
  await outlet.deliver(batch);
  return sent + batch.length;
}

/** The next event and whatever else the server already sent with it. */
async function nextBatch(stream: ChangeStream<EventDocument>): Promise<EventDocument[]> {
  const batch: EventDocument[] = [];
  let change = await stream.tryNext();
  while (change) {
    if (change.operationType === 'insert') batch.push(change.fullDocument);
    if (batch.length >= batchMax || bufferedCount(stream) === 0) break;
    change = await stream.tryNext();
  }
  return batch;
}

/** Changes already on this side of the wire; reading them cannot wait for the server. */
function bufferedCount(stream: ChangeStream<EventDocument>): number {
  const { cursor } = stream as unknown as { cursor?: { bufferedCount?: () => number } };
  return cursor?.bufferedCount?.() ?? 0;
}

const changeStreamHistoryLost = 286;

function isHistoryLost(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === changeStreamHistoryLost;
}
