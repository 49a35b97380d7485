import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Decimal128, Document, Filter } from 'mongodb';
import type { BoardQuery, BoardView } from '#contracts/journey/views';
import { columns, type Column } from '#domain/journey/board-row';
import type { PersonActor } from '#domain/shared/actor';
import type { Viewing } from '#platform/http/asking';
import { placeAt } from '#platform/http/cursor';
import { CaseRows } from '../case-rows.js';
import { fillPage } from '../pages.js';
import { READ_MODEL, type CaseDocument, type ReadModel } from '../read-model.js';
import { containing } from '../search-words.js';
import { columnFor, seenBy } from '../seen-in-mongo.js';

export class ShowBoard extends Query<BoardView> {
  constructor(
    readonly asked: BoardQuery,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

interface ColumnTotal {
  readonly _id: Column;
  readonly count: number;
  readonly plannedInvestment: Decimal128;
}

/**
 * Mongo finds and counts by the words of the stages' audiences; each row is then cut by the stages'
 * own visibility rules, which also have the last word on whether it is shown.
 */
@QueryHandler(ShowBoard)
export class ShowBoardHandler implements IQueryHandler<ShowBoard> {
  constructor(
    @Inject(READ_MODEL) private readonly model: ReadModel,
    private readonly rows: CaseRows,
  ) {}

  async execute({ asked, viewing }: ShowBoard): Promise<BoardView> {
    const place = placeAt(asked.cursor, 2);
    const viewer = viewing.by;
    const filter = filterOf(asked, viewer);
    const [totals, page] = await Promise.all([
      // The sums are asked once for a list, not for each page of it, and not for a sheet.
      place || viewing.wholeList ? undefined : this.totals(filter, viewer),
      this.page(filter, asked, place, viewer),
    ]);
    const { items, ...next } = page;
    return {
      ...(totals && { columns: columns.map((stage) => columnView(stage, totals)) }),
      cases: [...items],
      ...next,
    };
  }

  private totals(filter: Filter<CaseDocument>, viewer: PersonActor): Promise<ColumnTotal[]> {
    const amount = { $toDecimal: { $ifNull: ['$plannedInvestment', '0'] } };
    return this.model.cases
      .aggregate<ColumnTotal>([
        { $match: filter },
        {
          $group: {
            _id: columnFor(viewer),
            count: { $sum: 1 },
            plannedInvestment: { $sum: amount },
          },
        },
      ])
      .toArray();
  }

  private page(
    filter: Filter<CaseDocument>,
    { stage, limit }: BoardQuery,
    place: readonly string[] | undefined,
    viewer: PersonActor,
  ) {
    const inColumn = stage && { $expr: { $eq: [columnFor(viewer), stage] } };
    const found = this.model.cases
      .find({ $and: [filter, { ...inColumn }, after(place)] })
      .sort({ openedAt: -1, _id: -1 })
      .batchSize(limit + 1);
    return fillPage(
      found,
      limit,
      async (document) => {
        const row = await this.rows.rowFor(document, viewer);
        return row && (stage === undefined || row.stage === stage) ? row : undefined;
      },
      ({ openedAt, _id }) => [openedAt, _id],
    );
  }
}

function filterOf(
  { segment, district, q, caseId }: BoardQuery,
  viewer: PersonActor,
): Filter<CaseDocument> {
  return {
    ...seenBy(viewer),
    ...(caseId !== undefined && { _id: caseId }),
    ...(segment !== undefined && { segment }),
    ...(district !== undefined && { district }),
    ...(q !== undefined && { search: containing(q) }),
  };
}

function after(place: readonly string[] | undefined): Document {
  if (!place) return {};
  const [openedAt, _id] = place;
  return { $or: [{ openedAt: { $lt: openedAt } }, { openedAt, _id: { $lt: _id } }] };
}

function columnView(stage: Column, totals: readonly ColumnTotal[]) {
  const total = totals.find(({ _id }) => _id === stage);
  return {
    stage,
    count: total?.count ?? 0,
    plannedInvestment: total?.plannedInvestment.toString() ?? '0',
  };
}
