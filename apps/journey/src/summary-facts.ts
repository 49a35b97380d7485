import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { BoardCase, TimelineView } from '#contracts/journey/views';
import { boardRow } from '#domain/journey/board-row';
import type { Viewing } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { READ_MODEL, type ReadModel } from './read-model.js';
import { ShowTimeline } from './show-timeline/show-timeline.handler.js';

const entriesAPage = 100;

/** What a viewer may know of one case: its row on their board, and its whole timeline for them. */
@Injectable()
export class SummaryFacts {
  constructor(
    private readonly bus: QueryBus,
    @Inject(READ_MODEL) private readonly model: ReadModel,
  ) {}

  /** @throws ProblemError the one 404, whether the case is unknown or hidden. */
  async of(
    caseId: string,
    { by, language }: Viewing,
  ): Promise<{ readonly row: BoardCase; readonly entries: TimelineView['entries'] }> {
    // The paper is in Chinese, whoever prints it.
    const viewing: Viewing = { by, language: 'zh' };
    const document = await this.model.cases.findOne({ _id: caseId });
    const row = document && boardRow(caseId, document, by);
    if (!row) throw new ProblemError(houseProblem('unknown-case', 404, language));
    const entries: TimelineView['entries'] = [];
    for (let cursor: string | undefined; ; ) {
      const asked = { limit: entriesAPage, ...(cursor !== undefined && { cursor }) };
      const page = await this.bus.execute(new ShowTimeline(caseId, asked, viewing));
      entries.push(...page.entries);
      cursor = page.nextCursor;
      if (cursor === undefined) return { row, entries };
    }
  }
}
