import { BSON } from 'mongodb';
import type { SnapshotDocument } from './documents.js';

/** All heads kept together take no more than this (bytes, as Mongo would store them). */
const bytesMax = 16 * 1024 * 1024;
/** A stream that another process moves on is read anew for this long (ms). */
const sharedForMs = 60_000;

/**
 * The heads of streams as this process last wrote them, so that its next command on one needs no look.
 * A head may be stale: whoever writes from it holds version and digest against the record, and a
 * refusal is never founded on one.
 */
export class Heads {
  /** In the order of their last use, as bytes: nobody can change what is kept. */
  private readonly kept = new Map<string, Uint8Array>();
  private readonly sharedUntil = new Map<string, number>();
  private bytes = 0;

  constructor(
    private readonly limit = bytesMax,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Exactly as Mongo would give it back. */
  of(stream: string): SnapshotDocument | undefined {
    const head = this.kept.get(stream);
    if (!head) return undefined;
    this.kept.delete(stream);
    this.kept.set(stream, head);
    return BSON.deserialize(head) as SnapshotDocument;
  }

  keep(head: SnapshotDocument): void {
    this.forget(head._id);
    const until = this.sharedUntil.get(head._id);
    if (until !== undefined && until > this.now()) return;
    this.sharedUntil.delete(head._id);
    // As the driver does: what is undefined is written as null.
    const bytes = BSON.serialize(head, { ignoreUndefined: false });
    this.kept.set(head._id, bytes);
    this.bytes += bytes.length;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.limit) return;
      this.forget(oldest);
    }
  }

  forget(stream: string): void {
    this.bytes -= this.kept.get(stream)?.length ?? 0;
    this.kept.delete(stream);
  }

  /** Another process moved it on: for a while it is read each time instead of being met again. */
  metAnother(stream: string): void {
    this.forget(stream);
    this.sharedUntil.set(stream, this.now() + sharedForMs);
    if (this.sharedUntil.size > sharedMax) this.sharedUntil.delete([...this.sharedUntil.keys()][0] ?? '');
  }
}

const sharedMax = 10_000;
