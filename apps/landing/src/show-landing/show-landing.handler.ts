import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { LandingView } from '#contracts/landing/views';
import type { Landing } from '#domain/landing/landing';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';
import { hintsAbout, milestoneShown, wordsAbout } from './milestone-shown.js';

export class ShowLanding extends StageQuery<LandingView> {}

@QueryHandler(ShowLanding)
export class ShowLandingHandler implements IQueryHandler<ShowLanding> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute(query: ShowLanding): Promise<LandingView> {
    const { state, version, commands } = await seenBy<Landing>(this.recorder, 'landing', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const { milestones } = state;
    const words = await this.texts.read(milestones.flatMap(wordsAbout));
    const shown = (textId: string) => words.get(textId) ?? null;
    return {
      caseId: query.id,
      version,
      phase: state.phase,
      ...('lapsed' in state && { lapsed: [...state.lapsed] }),
      terms: state.terms,
      milestones: milestones.map((milestone) => {
        const hints = hintsAbout(milestone, milestones, commands, query.viewing);
        return milestoneShown(milestone, shown, hints);
      }),
      commands,
    };
  }
}
