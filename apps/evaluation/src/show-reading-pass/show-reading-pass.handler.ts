import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ReadingPass } from '#contracts/evaluation/views';
import type { Evaluation } from '#domain/evaluation/evaluation';
import { readsMaterial } from '#domain/evaluation/material';
import { issueReadingPass } from '#platform/access/reading-pass';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';

export class ShowReadingPass extends StageQuery<ReadingPass> {}

@QueryHandler(ShowReadingPass)
export class ShowReadingPassHandler implements IQueryHandler<ShowReadingPass> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  /** @throws ProblemError the one 404 where the case is unknown, hidden, or not this person's to read. */
  async execute(query: ShowReadingPass): Promise<ReadingPass> {
    const { id: caseId, viewing } = query;
    const { state } = await seenBy<Evaluation>(this.recorder, 'evaluation', query);
    if (!readsMaterial(viewing.by, state)) {
      throw new ProblemError(houseProblem('unknown-case', 404, viewing.language));
    }
    const passFor = { reader: viewing.by, service: 'contact', caseId };
    return issueReadingPass(passFor, this.house.masterKey, await this.recorder.recordTime());
  }
}
