import { Inject, Injectable } from '@nestjs/common';
import { HOUSE, type House } from '#platform/service/house';

/** Mongo's time, as everywhere, through the clock of the house. */
@Injectable()
export class AccessTime {
  constructor(@Inject(HOUSE) private readonly house: Pick<House, 'clock' | 'connections'>) {}

  async now(): Promise<Date> {
    const { clock, connections } = this.house;
    const { localTime } = await connections.mongo.db('admin').command({ hello: 1 });
    return new Date(await clock.now(localTime as Date));
  }
}
