import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FundView } from '#contracts/reward/views';
import { fund, type Fund } from '#domain/reward/fund';
import { streamOf } from '#domain/shared/stage';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { StageQuery } from '#platform/http/stage-view';
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

  async execute({ id, viewing: { by, language } }: ShowFund): Promise<FundView> {
    const draft = await this.recorder.draft(streamOf('fund', id));
    const state = draft.state as Fund;
    if (state.phase === 'not-opened' || !fund.visible.seesCase(by, state)) {
      throw new ProblemError(houseProblem('unknown-case', 404, language));
    }
    return shownFund(state, draft.version, this.house.pack);
  }
}
