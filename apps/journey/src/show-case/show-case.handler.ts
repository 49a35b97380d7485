import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CaseView } from '#contracts/journey/views';
import { statesOf } from '#domain/journey/case-fold';
import { stagesSeen } from '#domain/journey/stages';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { StageQuery } from '#platform/http/stage-view';
import { CaseRows } from '../case-rows.js';
import { READ_MODEL, type ReadModel } from '../read-model.js';

export class ShowCase extends StageQuery<CaseView> {}

/** @throws ProblemError the one 404, whether the case is unknown or hidden from this viewer. */
@QueryHandler(ShowCase)
export class ShowCaseHandler implements IQueryHandler<ShowCase> {
  constructor(
    @Inject(READ_MODEL) private readonly model: ReadModel,
    private readonly rows: CaseRows,
  ) {}

  async execute({ id, viewing }: ShowCase): Promise<CaseView> {
    const { by: viewer, language } = viewing;
    const document = await this.model.cases.findOne({ _id: id });
    const row = document && (await this.rows.rowFor(document, viewer));
    if (!document || !row) throw new ProblemError(houseProblem('unknown-case', 404, language));
    const states = statesOf(document);
    const stages = stagesSeen(viewer, states).map((stage) => ({
      stage,
      phase: states[stage]?.phase ?? '',
    }));
    return { ...row, stages };
  }
}
