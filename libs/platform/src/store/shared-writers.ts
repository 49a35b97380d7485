import { performance } from 'node:perf_hooks';
import { MongoError } from 'mongodb';
import type { RecordCollections } from './collections.js';
import type { Given, Giving } from './giving.js';
import { RecordUnavailable } from './record-errors.js';
import { Turns } from './turns.js';
import { WriterLease, type Fence } from './writer-lease.js';

/** Shared streams this process may write now. */
export interface Held {
  /** To be asked anew for every attempt: a lease that has passed is taken again. */
  fences(): Promise<readonly Fence[]>;
  /** Tells what became of an attempt begun at `at` (ms). */
  attempted(at: number, written: boolean): void;
}

type RecordGroup = (givings: readonly Giving[], held: Held) => Promise<readonly Given[]>;

/** Commands written in one transaction. */
const groupMax = 100;

/**
 * The writers of streams that many others move (a fund): one process at a time writes each of them, by
 * lease and behind a fence, and the commands that wait meanwhile leave together.
 */
export class SharedWriters {
  private readonly leases = new Map<string, WriterLease>();
  private readonly lanes = new Map<string, Lane>();
  private readonly turns = new Turns();

  constructor(
    private readonly record: RecordCollections,
    private readonly patienceMs: number,
    private readonly recordGroup: RecordGroup,
  ) {}

  /**
   * Records a command that moves a shared stream, together with others that move it.
   * @throws RecordUnavailable when the stream could not be had in time.
   */
  submit(stream: string, giving: Giving): Promise<Given> {
    const known = this.lanes.get(stream);
    const lane = known ?? new Lane((givings) => this.inTurn(stream, givings));
    if (!known) this.lanes.set(stream, lane);
    return lane.submit(giving);
  }

  /** Has these streams to itself while `work` goes on, in this process and among all. */
  hold<Result>(
    streams: readonly string[],
    work: (held: Held) => Promise<Result>,
  ): Promise<Result> {
    return this.turns.take(streams, this.patienceMs, async () => {
      // In one order, so that two holders of several cannot wait for each other.
      const leases = [...new Set(streams)].sort().map((stream) => this.leaseOf(stream));
      for (const lease of leases) lease.begin();
      try {
        return await work(heldBy(leases));
      } finally {
        for (const lease of leases) lease.end();
      }
    });
  }

  private inTurn(stream: string, givings: readonly Giving[]): Promise<readonly Given[]> {
    return this.hold([stream], (held) => this.recordGroup(givings, held));
  }

  private leaseOf(stream: string): WriterLease {
    const known = this.leases.get(stream);
    if (known) return known;
    const lease = new WriterLease(this.record.writers, stream, this.patienceMs);
    this.leases.set(stream, lease);
    return lease;
  }
}

function heldBy(leases: readonly WriterLease[]): Held {
  return {
    async fences() {
      const fences: Fence[] = [];
      for (const lease of leases) fences.push(await lease.fence());
      return fences;
    },
    attempted(at, written) {
      for (const lease of leases) {
        if (written) lease.renewed(at);
        else lease.doubt();
      }
    },
  };
}

interface Waiting {
  readonly giving: Giving;
  readonly resolve: (given: Given) => void;
  readonly reject: (reason: unknown) => void;
}

/** Commands that wait for one shared stream; whatever came during one transaction leaves in the next. */
class Lane {
  private readonly waiting: Waiting[] = [];
  private isRunning = false;

  constructor(private readonly record: (givings: readonly Giving[]) => Promise<readonly Given[]>) {}

  submit(giving: Giving): Promise<Given> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ giving, resolve, reject });
      if (!this.isRunning) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.waiting.length > 0) await this.leave(this.waiting.splice(0, groupMax));
    this.isRunning = false;
  }

  private async leave(group: readonly Waiting[]): Promise<void> {
    try {
      const given = await this.record(group.map(({ giving }) => giving));
      group.forEach(({ resolve, reject }, index) => {
        const answer = given[index];
        if (answer) resolve(answer);
        else reject(new Error('a command of the group got no answer'));
      });
    } catch (error) {
      const [only, second] = group;
      const concernsAll = error instanceof MongoError || error instanceof RecordUnavailable;
      if (only && (concernsAll || !second)) for (const { reject } of group) reject(error);
      // Something is wrong with one of them: it must not take the others with it.
      else for (const one of group) await this.leave([one]);
    }
  }
}

/** For `attempted`: a moment in the process's own monotonic time (ms). */
export function moment(): number {
  return performance.now();
}
