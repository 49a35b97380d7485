import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Document } from 'mongodb';
import type { PageQuery, WorkView } from '#contracts/journey/views';
import { isStageName } from '#domain/journey/stages';
import { isFor, isOverdue } from '#domain/journey/work';
import type { Instant, PersonActor } from '#domain/shared/actor';
import type { Viewing } from '#platform/http/asking';
import { HOUSE, type House } from '#platform/service/house';
import { placeAt } from '#platform/http/cursor';
import { fillPage } from '../pages.js';
import { READ_MODEL, type CaseDocument, type ReadModel } from '../read-model.js';
import { rungsSeenBy } from '../seen-in-mongo.js';

export class ShowWork extends Query<WorkView> {
  constructor(
    readonly asked: PageQuery,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

/** One wait beside the case it belongs to, and the moment the list was asked for. */
interface FoundWait {
  readonly _id: string;
  readonly organisation?: string;
  readonly wait: CaseDocument['waits'][number];
  readonly now: Date;
}

@QueryHandler(ShowWork)
export class ShowWorkHandler implements IQueryHandler<ShowWork> {
  constructor(
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute({ asked, viewing }: ShowWork): Promise<WorkView> {
    const [after = ''] = placeAt(asked.cursor, 1) ?? [];
    const viewer = viewing.by;
    const found = this.model.cases.aggregate<FoundWait>(pipelineFor(viewer, after), {
      cursor: { batchSize: asked.limit + 1 },
    });
    let now: Promise<Instant> | undefined;
    const page = await fillPage(
      found,
      asked.limit,
      async ({ now: mongoNow, ...one }) => {
        if (!isFor(one.wait, viewer)) return undefined;
        return itemOf(one, await (now ??= this.house.clock.now(mongoNow)));
      },
      ({ wait }) => [wait.order],
    );
    const { items, ...next } = page;
    return { items: [...items], ...next };
  }
}

function pipelineFor(viewer: PersonActor, after: string): Document[] {
  const waiting = {
    $match: { $or: waitsFor(viewer).map((wait) => ({ waits: { $elemMatch: wait } })) },
  };
  return [
    waiting,
    needed,
    { $unionWith: { coll: 'processes', pipeline: [waiting, needed] } },
    { $unwind: '$waits' },
    { $match: { $or: waitsFor(viewer, 'waits.'), 'waits.order': { $gt: after } } },
    { $sort: { 'waits.order': 1 } },
    // Behind the sort it is looked at for the page alone, not for all that waits.
    { $addFields: { seenWith: { $map: { input: rungsSeenBy(viewer), in: '$$this.seenWith' } } } },
    // Only what happens in a stage they see; processes across cases have no ladder.
    { $match: { $expr: { $or: [isOfProcess, { $in: ['$waits.stage', '$seenWith'] }] } } },
    { $project: { organisation: 1, wait: '$waits', now: '$$NOW' } },
  ];
}

/**
 * Said before the union, behind which MongoDB does not look for what a pipeline needs: whole cases, with
 * the states of all their stages, would be carried up to the sort.
 */
const needed = { $project: { organisation: 1, ladder: 1, waits: 1 } };
const isOfProcess = { $eq: ['$ladder', []] };

/** `isFor` of the rules, in Mongo's words. */
function waitsFor({ personId, unitId, roles }: PersonActor, prefix = ''): Document[] {
  return [
    { [`${prefix}personId`]: personId },
    {
      [`${prefix}personId`]: { $exists: false },
      [`${prefix}role`]: { $in: [...roles] },
      [`${prefix}unitId`]: { $in: [null, unitId] },
      [`${prefix}except`]: { $ne: personId },
    },
  ];
}

function itemOf(
  { _id, organisation, wait }: Omit<FoundWait, 'now'>,
  now: Instant,
): WorkView['items'][number] {
  const { stage, command, about, due, provisional } = wait;
  return {
    ...(isStageName(stage) && { caseId: _id }),
    stage,
    command,
    ...(about !== undefined && { about }),
    ...(due !== undefined && { due }),
    ...(provisional && { provisional }),
    ...(organisation !== undefined && { organisation }),
    overdue: isOverdue(wait, now),
  };
}
