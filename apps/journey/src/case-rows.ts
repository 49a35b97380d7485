import { Inject, Injectable } from '@nestjs/common';
import type { BoardCase } from '#contracts/journey/views';
import { boardRow } from '#domain/journey/board-row';
import { statesOf } from '#domain/journey/case-fold';
import { folded, stagesSeen, type StageName } from '#domain/journey/stages';
import type { Instant, PersonActor } from '#domain/shared/actor';
import { READ_MODEL, type CaseDocument, type ReadModel } from './read-model.js';

/** Rows of the board, cut for a viewer by the stages' own rules. */
@Injectable()
export class CaseRows {
  constructor(@Inject(READ_MODEL) private readonly model: ReadModel) {}

  /** The case as this viewer sees it; undefined where they see nothing of it. */
  async rowFor(
    document: CaseDocument,
    viewer: PersonActor,
  ): Promise<BoardCase | undefined> {
    const known = await this.changesKnown(document, viewer);
    return boardRow(document._id, document, viewer, (stage) => known.get(stage));
  }

  /** When each stage last changed as far as the viewer may know: a hidden event tells no time. */
  private async changesKnown(
    document: CaseDocument,
    viewer: PersonActor,
  ): Promise<ReadonlyMap<StageName, Instant>> {
    const states = statesOf(document);
    const known = new Map<StageName, Instant>();
    for (const stage of stagesSeen(viewer, states)) {
      const { visible } = folded[stage];
      const stream = document.streams[stage];
      if (!stream) continue;
      const at =
        visible.hiddenEvents(viewer, states[stage]) === 0
          ? stream.changedAt
          : await this.lastSeenAt(document._id, stage, stream, viewer);
      if (at !== undefined) known.set(stage, at);
    }
    return known;
  }

  private async lastSeenAt(
    caseId: string,
    stage: StageName,
    { version, state }: { readonly version: number; readonly state: unknown },
    viewer: PersonActor,
  ): Promise<Instant | undefined> {
    const newestFirst = this.model.timeline
      .find({ caseId, kind: stage, version: { $lte: version } })
      .sort({ order: -1 });
    for await (const { event, at } of newestFirst) {
      if (folded[stage].visible.seesEvent(viewer, state, event)) return at;
    }
    return undefined;
  }
}
