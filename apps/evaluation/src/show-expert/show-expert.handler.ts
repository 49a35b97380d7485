import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ExpertView } from '#contracts/evaluation/experts';
import type { Expert } from '#domain/evaluation/expert';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { expertShown } from '../expert-shown.js';

export class ShowExpert extends StageQuery<ExpertView> {}

@QueryHandler(ShowExpert)
export class ShowExpertHandler implements IQueryHandler<ShowExpert> {
  constructor(private readonly recorder: Recorder) {}

  async execute(query: ShowExpert): Promise<ExpertView> {
    const { state, version, commands } = await seenBy<Expert>(this.recorder, 'expert', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { entryIds, employers } = state;
    return {
      ...expertShown(state),
      version,
      entryIds: [...entryIds],
      employers: employers.map(({ name, creditCode }) => ({
        name,
        ...(creditCode !== undefined && { creditCode }),
      })),
      commands,
    };
  }
}
