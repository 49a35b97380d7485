import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ListBatches } from '#contracts/reward/commands';
import type { BatchesPage } from '#contracts/reward/views';
import { batch, type Batch } from '#domain/reward/batch';
import type { Viewing } from '#platform/http/asking';
import type { EventDocument } from '#platform/store/documents';
import { Recorder } from '#platform/store/recorder';
import { cursorAt, placeAt } from '#platform/http/cursor';
import { batchHead } from '../shown-batch.js';

export class ListBatchesQuery extends Query<BatchesPage> {
  constructor(
    readonly asked: ListBatches,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@QueryHandler(ListBatchesQuery)
export class ListBatchesHandler implements IQueryHandler<ListBatchesQuery> {
  constructor(private readonly recorder: Recorder) {}

  async execute({ asked, viewing }: ListBatchesQuery): Promise<BatchesPage> {
    const openings = await this.openings(asked);
    const page = openings.slice(0, asked.limit);
    const last = openings.length > asked.limit ? page.at(-1) : undefined;
    const streams = page.map(({ stream }) => stream);
    const found = await this.recorder.record.snapshots.find({ _id: { $in: streams } }).toArray();
    const byStream = new Map(found.map((snapshot) => [snapshot._id, snapshot]));
    return {
      batches: page.flatMap(({ stream, at }) => {
        const snapshot = byStream.get(stream);
        const state = snapshot?.state as Batch | undefined;
        if (!snapshot || !state || state.phase === 'not-opened') return [];
        if (!batch.visible.seesCase(viewing.by, state)) return [];
        const lineCount = state.lines.length;
        return [{ ...batchHead(state, snapshot.version), openedAt: at, lineCount }];
      }),
      ...(last && { nextCursor: cursorAt(last.at, last._id) }),
    };
  }

  /** The first events of batches, the newest first: one more than asked for, if there is one. */
  private openings({ cursor, limit }: ListBatches): Promise<EventDocument[]> {
    const [at = '', id = ''] = placeAt(cursor, 2) ?? [];
    const older = cursor !== undefined && { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] };
    return this.recorder.record.events
      .find({ kind: 'batch', version: 1, ...older })
      .sort({ at: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
  }
}
