import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FundView } from '#contracts/reward/views';
import type { Fund } from '#domain/reward/fund';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { shownFund } from '../shown-fund.js';

export class ShowFund extends StageQuery<FundView> {}

@QueryHandler(ShowFund)
export class ShowFundHandler implements IQueryHandler<ShowFund> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute(query: ShowFund): Promise<FundView> {
    const { state, version, commands } = await seenBy<Fund>(this.recorder, 'fund', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    return shownFund(state, version, this.house.pack, commands);
  }
}
