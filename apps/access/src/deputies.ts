import type { Collection, Db, Filter } from 'mongodb';
import type { DeputyShown } from '#contracts/access/views';
import { standsIn, type Deputyship } from '#domain/access/deputies';
import type { Day, Instant } from '#domain/shared/actor';

interface DeputyshipDocument extends Deputyship {
  readonly _id: string;
  /** The absent person's unit when the deputy was appointed. */
  readonly unitId: string;
  readonly appointedBy: string;
  readonly appointedAt: Instant;
  readonly endedBy?: string;
}

export interface Appointment extends Deputyship {
  readonly deputyshipId: string;
  readonly unitId: string;
  readonly appointedBy: string;
}

/** Whose absences a viewer sees: those of these units, and those that concern these persons. */
export interface Following {
  readonly units: readonly string[] | 'every-unit';
  readonly persons: readonly string[];
}

/** Who stands in for whom, from day to day. */
export class Deputies {
  private readonly deputies: Collection<DeputyshipDocument>;

  constructor(db: Db) {
    this.deputies = db.collection('deputies');
  }

  async prepare(): Promise<void> {
    await this.deputies.createIndexes([
      { key: { deputyId: 1, absentId: 1 } },
      { key: { unitId: 1, until: 1 } },
    ]);
  }

  async byId(deputyshipId: string): Promise<Appointment | undefined> {
    const found = await this.deputies.findOne({ _id: deputyshipId });
    return found ? appointmentOf(found) : undefined;
  }

  /** Enters it unless it is there: the answer is what stands under the id. */
  async enter(appointment: Appointment, at: Instant): Promise<Appointment> {
    const { deputyshipId, ...entered } = appointment;
    const kept = await this.deputies.findOneAndUpdate(
      { _id: deputyshipId },
      { $setOnInsert: { ...entered, appointedAt: at } },
      { upsert: true, returnDocument: 'after' },
    );
    if (!kept) throw new Error('a deputyship was entered and is not there');
    return appointmentOf(kept);
  }

  /** Ending it again changes nothing. */
  async end(deputyshipId: string, endedBy: string, at: Instant): Promise<Appointment | undefined> {
    await this.deputies.updateOne(
      { _id: deputyshipId, endedAt: { $exists: false } },
      { $set: { endedAt: at, endedBy } },
    );
    return this.byId(deputyshipId);
  }

  /** The deputyship between the two that runs at this moment, the longest of several. */
  async running(
    deputyId: string,
    absentId: string,
    at: Instant,
  ): Promise<Appointment | undefined> {
    const found = await this.deputies.find({ deputyId, absentId }).sort({ until: -1 }).toArray();
    return found.map(appointmentOf).find((one) => standsIn(one, at));
  }

  /** Up to `limit` that run or are to come, in the order of their ids. */
  async after(
    after: string,
    limit: number,
    { units, persons }: Following,
    today: Day,
  ): Promise<readonly Appointment[]> {
    const concerns: Filter<DeputyshipDocument>[] = [
      { absentId: { $in: persons } },
      { deputyId: { $in: persons } },
      units === 'every-unit' ? {} : { unitId: { $in: units } },
    ];
    const found = await this.deputies
      .find({ _id: { $gt: after }, until: { $gte: today }, $or: concerns })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(appointmentOf);
  }
}

export function shownDeputy(appointment: Appointment, at: Instant): DeputyShown {
  const { deputyshipId, absentId, deputyId, from, until, appointedBy, endedAt } = appointment;
  return {
    deputyshipId,
    absentId,
    deputyId,
    from,
    until,
    appointedBy,
    ...(endedAt !== undefined && { endedAt }),
    standsIn: standsIn(appointment, at),
  };
}

function appointmentOf(document: DeputyshipDocument): Appointment {
  const { _id: deputyshipId, absentId, deputyId, from, until, unitId, appointedBy } = document;
  const { endedAt } = document;
  return {
    deputyshipId,
    absentId,
    deputyId,
    from,
    until,
    unitId,
    appointedBy,
    ...(endedAt !== undefined && { endedAt }),
  };
}
