import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ConditionsView } from '#contracts/negotiation/views';
import type { Negotiation } from '#domain/negotiation/negotiation';
import { seesConditions } from '#domain/negotiation/visible';
import { streamOf } from '#domain/shared/stage';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';

export class ShowConditions extends StageQuery<ConditionsView> {}

@QueryHandler(ShowConditions)
export class ShowConditionsHandler implements IQueryHandler<ShowConditions> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute({ id, viewing }: ShowConditions): Promise<ConditionsView> {
    const draft = await this.recorder.draft(streamOf('negotiation', id));
    const state = draft.state as Negotiation;
    if (state.phase === 'not-opened' || !seesConditions(viewing.by, state)) {
      throw new ProblemError(houseProblem('unknown-case', 404, viewing.language));
    }
    const clauses = state.terms?.clauses ?? [];
    const words = await this.texts.read(clauses.map(({ condition }) => condition));
    return {
      caseId: id,
      conditions: clauses.map(({ clauseId, condition }) => ({
        clauseId,
        condition: words.get(condition.textId) ?? null,
      })),
    };
  }
}
