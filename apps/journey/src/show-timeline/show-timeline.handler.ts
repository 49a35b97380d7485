import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { PageQuery, TimelineView } from '#contracts/journey/views';
import { statesOf } from '#domain/journey/case-fold';
import { sentenceOf } from '#domain/journey/event-sentences';
import { folded, isStageName, stagesSeen } from '#domain/journey/stages';
import { isPerson, type Actor } from '#domain/shared/actor';
import type { Viewing } from '#platform/http/asking';
import { houseProblem, ProblemError } from '#platform/http/problems';
import { placeAt } from '#platform/http/cursor';
import { fillPage } from '../pages.js';
import { READ_MODEL, type ReadModel, type TimelineDocument } from '../read-model.js';

export class ShowTimeline extends Query<TimelineView> {
  constructor(
    readonly caseId: string,
    readonly asked: PageQuery,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ShowTimeline)
export class ShowTimelineHandler implements IQueryHandler<ShowTimeline> {
  constructor(@Inject(READ_MODEL) private readonly model: ReadModel) {}

  async execute({ caseId, asked, viewing }: ShowTimeline): Promise<TimelineView> {
    const place = placeAt(asked.cursor, 1);
    const { by: viewer, language } = viewing;
    const document = await this.model.cases.findOne({ _id: caseId });
    const seen = document ? stagesSeen(viewer, statesOf(document)) : [];
    if (!document || seen.length === 0) {
      throw new ProblemError(houseProblem('unknown-case', 404, language));
    }
    const found = this.model.timeline
      .find({ caseId, kind: { $in: [...seen] }, ...(place && { order: { $gt: place[0] ?? '' } }) })
      .sort({ order: 1 })
      .batchSize(asked.limit + 1);
    const entryFor = ({ kind, version, at, by, event }: TimelineDocument) => {
      const stream = document.streams[kind];
      // An entry is written a moment before its case: until then it has not happened.
      if (!stream || !isStageName(kind) || version > stream.version) return undefined;
      if (!folded[kind].visible.seesEvent(viewer, stream.state, event)) return undefined;
      const sentence = sentenceOf(kind, event)[language];
      return { at, stage: kind, type: event.type, by: shownActor(by), sentence };
    };
    const page = await fillPage(found, asked.limit, entryFor, ({ order }) => [order]);
    const { items, ...next } = page;
    return { entries: [...items], ...next };
  }
}

function shownActor(by: Actor) {
  return { kind: by.kind, ...(isPerson(by) && { personId: by.personId }) };
}
