import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ExpertsPage, ListExperts } from '#contracts/evaluation/experts';
import { expert, type Expert } from '#domain/evaluation/expert';
import type { Viewing } from '#platform/http/asking';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { Recorder } from '#platform/store/recorder';
import { expertShown } from '../expert-shown.js';

export class ListExpertsQuery extends Query<ExpertsPage> {
  constructor(
    readonly asked: ListExperts,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ListExpertsQuery)
export class ListExpertsHandler implements IQueryHandler<ListExpertsQuery> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ asked, viewing }: ListExpertsQuery): Promise<ExpertsPage> {
    const { cursor, limit, field } = asked;
    const [after = ''] = placeAt(cursor, 1) ?? [];
    // An entry has no deadline, so its snapshot is how it stands.
    const found = await this.recorder.record.snapshots
      .find({
        kind: expert.name,
        _id: { $gt: after },
        ...(field !== undefined && { 'state.fields': field }),
      })
      .sort({ _id: 1 })
      .limit(limit + 1)
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    return {
      experts: page.flatMap(({ state }) => {
        const seen = state as Expert;
        if (seen.phase === 'not-opened' || !expert.visible.seesCase(viewing.by, seen)) return [];
        return [expertShown(seen)];
      }),
      ...(last && { nextCursor: cursorAt(last._id) }),
    };
  }
}
