import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CandidatesPage, ListCandidates } from '#contracts/evaluation/experts';
import { conflictsOf } from '#domain/evaluation/conflicts';
import type { Evaluation } from '#domain/evaluation/evaluation';
import { expert, registeredOf, type Expert } from '#domain/evaluation/expert';
import type { Viewing } from '#platform/http/asking';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { seenBy, StageQuery } from '#platform/http/stage-view';
import { Recorder } from '#platform/store/recorder';
import { PanelFactsReader } from '../panel-facts.js';

export class ListCandidatesQuery extends StageQuery<CandidatesPage> {
  constructor(
    caseId: string,
    readonly asked: ListCandidates,
    viewing: Viewing,
  ) {
    super(caseId, viewing);
  }
}

/** For secretaries alone: the permission table lets nobody else ask. */
@QueryHandler(ListCandidatesQuery)
export class ListCandidatesHandler implements IQueryHandler<ListCandidatesQuery> {
  constructor(
    private readonly recorder: Recorder,
    private readonly facts: PanelFactsReader,
  ) {}

  async execute(query: ListCandidatesQuery): Promise<CandidatesPage> {
    const { state } = await seenBy<Evaluation>(this.recorder, 'evaluation', query);
    if (state.phase === 'not-opened') throw new Error('seenBy shows no stream that is not open');
    const ties = await this.facts.tiesOf(query.id);
    const { cursor, limit } = query.asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    const found = await this.recorder.record.snapshots
      .find({ kind: expert.name, _id: { $gt: after }, 'state.phase': 'active' })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      candidates: page.flatMap(({ state: entry }) => {
        const one = registeredOf(entry as Expert);
        if (!one) return [];
        const conflicts = conflictsOf(one, state.case, ties);
        const { expertId, unitId, fields } = one;
        const ableToSit = conflicts.length === 0;
        return [{ expertId, unitId, fields: [...fields], ableToSit, conflicts: [...conflicts] }];
      }),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}
