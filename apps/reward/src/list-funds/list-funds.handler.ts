import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListFunds } from '#contracts/reward/commands';
import type { FundsPage } from '#contracts/reward/views';
import { fund, type Fund } from '#domain/reward/fund';
import type { Viewing } from '#platform/http/asking';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { shownFund } from '../shown-fund.js';

export class ListFundsQuery extends Query<FundsPage> {
  constructor(
    readonly asked: ListFunds,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ListFundsQuery)
export class ListFundsHandler implements IQueryHandler<ListFundsQuery> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ asked, viewing }: ListFundsQuery): Promise<FundsPage> {
    const { cursor, limit } = asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    // A fund has no deadline, so its snapshot is how it stands.
    const found = await this.recorder.record.snapshots
      .find({ kind: 'fund', _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      funds: page.flatMap(({ state, version }) => {
        const seen = state as Fund;
        if (seen.phase === 'not-opened' || !fund.visible.seesCase(viewing.by, seen)) return [];
        return [shownFund(seen, version, this.house.pack)];
      }),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}
