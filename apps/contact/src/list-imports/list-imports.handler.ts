import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Filter } from 'mongodb';
import type { ListImports } from '#contracts/contact/imports';
import type { ImportsPage } from '#contracts/contact/views';
import { unitsSeenBy } from '#domain/access/units';
import { leadImport, type LeadImport } from '#domain/contact/lead-import';
import { handsOf, holdsRole } from '#domain/shared/actor';
import type { TextRef } from '#domain/shared/text';
import { cursorAt, placeAt } from '#platform/http/cursor';
import type { Viewing } from '#platform/http/asking';
import type { SnapshotDocument } from '#platform/store/documents';
import { Recorder } from '#platform/store/recorder';
import { Texts } from '#platform/store/texts';

export class ListImportsQuery extends Query<ImportsPage> {
  constructor(
    readonly asked: ListImports,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

type Listed = ImportsPage['imports'][number];
type Found = Omit<Listed, 'fileName'> & {
  readonly officerUnitId: string;
  readonly fileName: TextRef;
};

/** Ten thousand rows stay in the database: their results are counted there. */
const counted = {
  $project: {
    _id: 0,
    importId: '$state.importId',
    phase: '$state.phase',
    fileName: '$state.fileName',
    startedAt: '$state.startedAt',
    officerId: '$state.officerId',
    officerUnitId: '$state.officerUnitId',
    rows: { $sum: { $map: { input: '$state.pieces', in: { $size: '$$this.rows' } } } },
    opened: resultsCalled('opened'),
    duplicates: resultsCalled('duplicate'),
    refused: resultsCalled('refused'),
    withdrawn: resultsCalled('withdrawn'),
    suspected: { $size: '$state.suspected' },
    undone: { $gt: ['$state.undoneBy', null] },
  },
};

function resultsCalled(result: string) {
  const cond = { $eq: ['$$this.result', result] };
  return { $size: { $filter: { input: '$state.results', cond } } };
}

/** Cut twice: Mongo is asked for what the rule allows, and the rule itself is asked of each. */
@QueryHandler(ListImportsQuery)
export class ListImportsHandler implements IQueryHandler<ListImportsQuery> {
  constructor(
    private readonly recorder: Recorder,
    private readonly texts: Texts,
  ) {}

  async execute({ asked: { cursor, limit }, viewing }: ListImportsQuery): Promise<ImportsPage> {
    const [at = '', id = ''] = placeAt(cursor, 2) ?? [];
    const older = { 'state.startedAt': at, _id: { $lt: id } };
    const place = cursor === undefined ? {} : { $or: [{ 'state.startedAt': { $lt: at } }, older] };
    const found = await this.recorder.record.snapshots
      .aggregate<Found>([
        { $match: { $and: [{ kind: 'import' }, seenBy(viewing), place] } },
        { $sort: { 'state.startedAt': -1, _id: -1 } },
        { $limit: limit + 1 },
        counted,
      ])
      .toArray();
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const seen = page.filter((one) => seesImport(viewing, one));
    const words = await this.texts.read(seen.map(({ fileName }) => fileName));
    return {
      imports: seen.map(({ officerUnitId: _, fileName, ...one }): Listed => ({
        ...one,
        fileName: words.get(fileName.textId) ?? null,
      })),
      ...(last && { nextCursor: cursorAt(last.startedAt, `import-${last.importId}`) }),
    };
  }
}

function seenBy({ by }: Viewing): Filter<SnapshotDocument> {
  if (holdsRole(by, 'administrator')) return {};
  const own = { 'state.officerId': { $in: [...handsOf(by)] } };
  if (!holdsRole(by, 'centre-head')) return own;
  return { $or: [own, { 'state.officerUnitId': { $in: unitsSeenBy(by) } }] };
}

function seesImport({ by }: Viewing, { officerId, officerUnitId, phase }: Found): boolean {
  const state = { officerId, officerUnitId, phase } as LeadImport;
  return leadImport.visible.seesCase(by, state);
}
