import { reasonOf, type ServiceLog } from '#platform/log/log';
import type { Running } from '#platform/service/background';
import type { CaseReader } from './case-reader.js';
import type { ParkedDocument, ReadModel } from './read-model.js';

export interface RetryRhythm {
  /** How often the parked streams are looked at. */
  readonly everyMs: number;
  /** The wait after the first try; each further one waits twice as long, up to `waitMaxMs`. */
  readonly waitMs: number;
  readonly waitMaxMs: number;
  /** So many tries by themselves; then somebody has to look (docs/runbook.md). */
  readonly triesMax: number;
}

/** Two days in all: a fault in a reader is found and mended on the next working day. */
const rhythm: RetryRhythm = { everyMs: 5000, waitMs: 10_000, waitMaxMs: 3_600_000, triesMax: 56 };

/** Streams a round; the others have their turn in the next. */
const streamsMax = 50;

/**
 * Takes parked events in again without waiting for the next event of their stream: a stage that has
 * ended sends none. When it is tried again stands with the event, by Mongo's clock, so that several
 * processes keep to one rhythm; trying twice changes nothing.
 */
export class ParkedRetry {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly model: ReadModel,
    private readonly reader: Pick<CaseReader, 'retryParked'>,
    private readonly log: ServiceLog,
    private readonly pace = rhythm,
  ) {}

  start(): Running {
    this.next();
    return {
      stop: async () => {
        this.stopped = true;
        clearTimeout(this.timer);
        await this.round;
      },
    };
  }

  /** Tries every stream whose time has come, once. */
  async retryDue(): Promise<void> {
    for (const parked of await this.due()) {
      const { stream = '', event } = parked;
      if (this.stopped || !event) continue;
      await this.postpone(stream, parked.tries ?? 0);
      await this.reader.retryParked(event);
    }
  }

  private next(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.retryDue()
        .catch((error: unknown) => {
          this.log.warn('parked-retry-failed', { reason: reasonOf(error) });
        })
        .finally(() => {
          this.next();
        });
    }, this.pace.everyMs);
  }

  /** The first parked event of each stream that is due; what could not be read has no stream. */
  private due(): Promise<ParkedDocument[]> {
    return this.model.parked
      .aggregate<ParkedDocument>([
        { $match: { stream: { $exists: true }, tries: { $not: { $gte: this.pace.triesMax } } } },
        { $match: { $expr: { $lte: [{ $ifNull: ['$retryAt', '$at'] }, '$$NOW'] } } },
        { $sort: { version: 1 } },
        { $group: { _id: '$stream', first: { $first: '$$ROOT' } } },
        { $limit: streamsMax },
        { $replaceRoot: { newRoot: '$first' } },
      ])
      .toArray();
  }

  /** Counted before the try: a reader that dies of an event does not die of it at once again. */
  private async postpone(stream: string, tries: number): Promise<void> {
    const waitMs = Math.min(this.pace.waitMaxMs, this.pace.waitMs * 2 ** tries);
    await this.model.parked.updateMany({ stream }, [
      { $set: { tries: tries + 1, retryAt: { $add: ['$$NOW', waitMs] } } },
    ]);
  }
}
