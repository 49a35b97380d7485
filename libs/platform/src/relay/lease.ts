import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';

export interface LeaseDocument {
  readonly _id: string;
  readonly holder: string;
  readonly until: Date;
}

/**
 * One holder at a time, by Mongo's own clock. A holder that stops renewing loses it after
 * `durationMs`; a holder that finds it lost stops its work.
 */
export class Lease {
  private readonly holder = randomUUID();

  constructor(
    private readonly leases: Collection<LeaseDocument>,
    private readonly name: string,
    private readonly durationMs = 5000,
  ) {}

  /** True when this process holds the lease now (taken or renewed). */
  async hold(): Promise<boolean> {
    if (await this.tryHold()) return true;
    const there = await this.leases.findOne({ _id: this.name }, { projection: { _id: 1 } });
    if (there) return false;
    await this.leases.updateOne(
      { _id: this.name },
      { $setOnInsert: { holder: '', until: new Date(0) } },
      { upsert: true },
    );
    return this.tryHold();
  }

  private async tryHold(): Promise<boolean> {
    const taken = await this.leases.updateOne(
      {
        _id: this.name,
        $or: [{ holder: this.holder }, { $expr: { $lt: ['$until', '$$NOW'] } }],
      },
      [{ $set: { holder: this.holder, until: { $add: ['$$NOW', this.durationMs] } } }],
    );
    return taken.matchedCount === 1;
  }

  async release(): Promise<void> {
    await this.leases.deleteOne({ _id: this.name, holder: this.holder });
  }
}
