import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListDeputies } from '#contracts/access/commands';
import type { DeputyList } from '#contracts/access/views';
import { unitsFollowed } from '#domain/access/deputies';
import { handsOf } from '#domain/shared/actor';
import { dayOf } from '#domain/shared/working-days';
import type { Viewing } from '#platform/http/asking';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { HOUSE, type House } from '#platform/service/house';
import { AccessTime } from '../access-time.js';
import { Deputies, shownDeputy } from '../deputies.js';

export class ListDeputiesQuery extends Query<DeputyList> {
  constructor(
    readonly asked: ListDeputies,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ListDeputiesQuery)
export class ListDeputiesHandler implements IQueryHandler<ListDeputiesQuery> {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly time: AccessTime,
    private readonly deputies: Deputies,
  ) {}

  async execute({ asked: { cursor, limit }, viewing: { by } }: ListDeputiesQuery): Promise<DeputyList> {
    const at = (await this.time.now()).toISOString();
    const following = {
      units: unitsFollowed(by, this.house.pack.units),
      persons: handsOf(by),
    };
    const [after = ''] = placeAt(cursor, 1) ?? [];
    const found = await this.deputies.after(after, limit + 1, following, dayOf(at));
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      deputies: page.map((one) => shownDeputy(one, at)),
      ...(last && { nextCursor: cursorAt(last.deputyshipId) }),
    };
  }
}
