import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { MongoServerError, type Collection } from 'mongodb';
import { RecordUnavailable } from './record-errors.js';

/** Who may write a shared stream now; `token` grows with every taking and never comes back. */
export interface WriterDocument {
  /** The stream, or `wanted:<stream>` with who waits for it. */
  readonly _id: string;
  readonly holder: string;
  readonly until: Date;
  readonly token?: number;
}

/** What a writer's transaction must find unchanged, or it writes nothing. */
export interface Fence {
  readonly stream: string;
  readonly holder: string;
  readonly token: number;
}

/** How long a writer that was killed keeps others waiting. Every write of the holder renews it. */
export const writerLeaseMs = 1000;
/** After so long a holder looks whether another process waits, and lets it have its turn. */
const turnMs = 100;
/** How long an idle holder keeps the lease, in case more comes. */
const idleMs = 100;
const pollMs = 20;

/**
 * One process's lease to write one shared stream, by Mongo's own clock. It keeps writers out of each
 * other's way; that a writer whose lease has passed writes nothing is the fence's doing.
 */
export class WriterLease {
  private readonly holder = randomUUID();
  private token: number | undefined;
  private believedUntil = 0;
  private lookedAt = 0;
  private holds = 0;

  constructor(
    private readonly writers: Collection<WriterDocument>,
    readonly stream: string,
    private readonly patienceMs: number,
  ) {}

  /** The fence to write behind. @throws RecordUnavailable when others do not let it go in time. */
  async fence(): Promise<Fence> {
    const startedAt = performance.now();
    if (this.token !== undefined && startedAt - this.lookedAt > turnMs) await this.giveWay();
    if (this.token === undefined || startedAt > this.believedUntil) await this.take(startedAt);
    const { stream, holder, token = 0 } = this;
    return { stream, holder, token };
  }

  /** The holder wrote behind its fence at this moment (ms), which renewed the lease. */
  renewed(at: number): void {
    this.believedUntil = at + writerLeaseMs / 2;
  }

  /** A write did not go through: perhaps the lease has passed to another. */
  doubt(): void {
    this.believedUntil = 0;
  }

  begin(): void {
    this.holds += 1;
  }

  end(): void {
    this.holds -= 1;
    const { holds, token } = this;
    if (holds > 0) return;
    setTimeout(() => {
      // A lease that cannot be given back lapses by itself.
      if (this.holds === 0 && this.token === token) void this.release().catch(() => undefined);
    }, idleMs).unref();
  }

  private async take(startedAt: number): Promise<void> {
    while (!(await this.tryTake())) {
      if (performance.now() - startedAt > this.patienceMs) {
        throw new RecordUnavailable(`another process writes ${this.stream}`);
      }
      await this.ask();
      await pause(pollMs * (1 + Math.random()));
    }
    this.lookedAt = performance.now();
    this.renewed(this.lookedAt);
  }

  private async tryTake(): Promise<boolean> {
    const { stream: _id, holder } = this;
    const isFree = { $lte: [{ $ifNull: ['$until', new Date(0)] }, '$$NOW'] };
    const may = { $or: [isFree, { $eq: ['$holder', holder] }] };
    const grown = { $add: [{ $ifNull: ['$token', 0] }, 1] };
    const set = {
      holder: { $cond: [may, holder, '$holder'] },
      until: { $cond: [may, untilThen, '$until'] },
      token: { $cond: [may, grown, '$token'] },
    };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const found = await this.writers
      .findOneAndUpdate({ _id }, [{ $set: set }], options)
      .catch(unlessTwin);
    this.token = found?.holder === holder ? found.token : undefined;
    return this.token !== undefined;
  }

  private async ask(): Promise<void> {
    const { holder } = this;
    const asked = [{ $set: { holder, until: untilThen } }];
    await this.writers.updateOne({ _id: this.wanted }, asked, { upsert: true });
  }

  private async giveWay(): Promise<void> {
    this.lookedAt = performance.now();
    const asked = await this.writers.findOneAndDelete({
      _id: this.wanted,
      holder: { $ne: this.holder },
      $expr: { $gt: ['$until', '$$NOW'] },
    });
    if (!asked) return;
    await this.release();
    await pause(2 * pollMs);
  }

  private async release(): Promise<void> {
    const { stream: _id, holder, token } = this;
    this.token = undefined;
    if (token === undefined) return;
    await this.writers.updateOne({ _id, holder, token }, { $set: { until: new Date(0) } });
  }

  private get wanted(): string {
    return `wanted:${this.stream}`;
  }
}

const untilThen = { $add: ['$$NOW', writerLeaseMs] };

/** The fence as a line of the writer's transaction: it renews the lease, or matches nothing. */
export function fenceLine({ stream: _id, holder, token }: Fence) {
  return { filter: { _id, holder, token }, update: [{ $set: { until: untilThen } }] };
}

/** Two who enter the first lease of a stream at once: one of them comes second. */
function unlessTwin(error: unknown): null {
  if (error instanceof MongoServerError && error.code === 11_000) return null;
  throw error;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
