import { createHash } from 'node:crypto';
import {
  emptyView,
  inEpoch,
  isRestoreMark,
  refolded,
  subjectOf,
  type CaseView,
  type Folded,
} from '#domain/journey/case-fold';
import type { FoldedKind } from '#domain/journey/stages';
import { Inapplicable, type EventReader } from '#platform/consumer/event-consumer';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { derived, entryOf, folding } from './fold-event.js';
import type { CaseDocument, ParkedDocument, ReadModel, TimelineDocument } from './read-model.js';
import { takeTogether } from './take-together.js';
import { documentsOf, writeMoves } from './write-moves.js';

/** News of one case from five topics at once: more tries than that in a row are not chance. */
const writeAttemptsMax = 50;

type Subject = NonNullable<ReturnType<typeof subjectOf>>;

/**
 * Keeps the journey's read model: one document a case, moved on only by the version after the last.
 * What comes together and simply follows is written together; all else goes event by event. Every
 * event may come twice, early or late.
 */
export class CaseReader implements EventReader {
  constructor(private readonly model: ReadModel) {}

  /** @throws Inapplicable when the event itself cannot be applied; its stream goes on waiting. */
  async apply(event: PublishedEvent): Promise<void> {
    const subject = subjectOf(event);
    if (!subject) return;
    const moved = await this.moveOn(subject, event);
    if (moved === 'gap') await this.park(event, JSON.stringify(event.event), 'gap');
    await this.applyParked(subject, event.stream);
  }

  /** @returns what has to be applied one by one. */
  async applyTogether(events: readonly PublishedEvent[]): Promise<ReadonlySet<PublishedEvent>> {
    const left = await takeTogether(this.model, events);
    const taken = events.filter((event) => !left.has(event));
    if (taken.length === 0) return left;
    const waiting = await this.model.parked
      .find({ stream: { $in: [...new Set(taken.map(({ stream }) => stream))] } })
      .project<{ stream?: string }>({ _id: 0, stream: 1 })
      .toArray();
    for (const stream of new Set(waiting.map((parked) => parked.stream))) {
      const event = taken.find((one) => one.stream === stream);
      if (event) await this.retryParked(event);
    }
    return left;
  }

  async park(event: PublishedEvent | undefined, raw: string, reason: string): Promise<void> {
    const _id = event?.id ?? `unreadable:${createHash('sha256').update(raw).digest('hex')}`;
    await this.model.parked.updateOne(
      { _id },
      { $set: { reason, raw, ...(event && whoseEvent(event)) }, $currentDate: { at: true } },
      { upsert: true },
    );
  }

  /** Tries what waits on this event's stream again, though no further event of it has come. */
  async retryParked(event: PublishedEvent): Promise<void> {
    const subject = subjectOf(event);
    if (subject) await this.applyParked(subject, event.stream);
  }

  /** Reads, folds, writes if nobody else has written meanwhile; otherwise all again. */
  private async moveOn({ kind, id }: Subject, event: PublishedEvent): Promise<Folded['result']> {
    for (let attempt = 0; attempt < writeAttemptsMax; attempt += 1) {
      const before = await this.documentsOf(kind).findOne({ _id: id });
      const view = before ?? emptyView;
      const first = folding(kind, view, event);
      if (first.result === 'restored' && isRestoreMark(event)) {
        if (await this.goBack({ kind, id }, before, event)) return 'applied';
        continue;
      }
      const folded =
        first.result === 'restored'
          ? folding(kind, await this.rebuilt(kind, view, event), event)
          : first;
      if (folded.result !== 'applied') return folded.result;
      const document = derived(id, (before?.rev ?? 0) + 1, folded.view);
      if (first.result === 'restored') await this.forgetLost(event, event.version);
      const entry = entryOf(kind, event);
      if (await this.write(kind, before?.rev, document, entry)) return 'applied';
    }
    throw new Error(`the document of ${event.stream} could not be moved on`);
  }

  /** The stream as it was before this event, out of the timeline. */
  private async rebuilt(
    kind: FoldedKind,
    view: CaseView,
    { stream, version }: PublishedEvent,
  ): Promise<CaseView> {
    const earlier = await this.model.timeline.find({ stream, version: { $lt: version } }).toArray();
    return refolded(view, kind, earlier);
  }

  /** Takes a stream back to the version a restored record still has. False: somebody wrote meanwhile. */
  private async goBack(
    { kind, id }: Subject,
    before: CaseDocument | null,
    mark: PublishedEvent,
  ): Promise<boolean> {
    const kept = { ...mark, version: mark.version + 1 };
    const view = inEpoch(await this.rebuilt(kind, before ?? emptyView, kept), kind, mark.epoch);
    await this.forgetLost(mark, kept.version);
    await this.model.parked.deleteMany({ stream: mark.stream, epoch: { $lt: mark.epoch } });
    if (Object.keys(view.streams).length > 0) {
      return this.write(kind, before?.rev, derived(id, (before?.rev ?? 0) + 1, view));
    }
    const { deletedCount } = await this.documentsOf(kind).deleteOne({ _id: id, rev: before?.rev ?? 0 });
    return deletedCount === 1;
  }

  /** What a restored record no longer knows did not happen. */
  private async forgetLost({ stream, epoch }: PublishedEvent, from: number): Promise<void> {
    await this.model.timeline.deleteMany({ stream, version: { $gte: from }, epoch: { $lt: epoch } });
  }

  /** False: somebody wrote the document meanwhile. */
  private async write(
    kind: FoldedKind,
    rev: number | undefined,
    document: CaseDocument,
    entry?: TimelineDocument,
  ): Promise<boolean> {
    const entries = entry ? [entry] : [];
    const stand = await writeMoves(this.model, [{ kind, rev, document, entries }]);
    return stand.size === 1;
  }

  /** Takes in, in order, what waited for the events that have arrived by now. */
  private async applyParked({ kind, id }: Subject, stream: string): Promise<void> {
    while (await this.model.parked.findOne({ stream }, { projection: { _id: 1 } })) {
      const document = await this.documentsOf(kind).findOne({ _id: id });
      const { version = 0, epoch = 0 } = document?.streams[kind] ?? {};
      await this.model.parked.deleteMany({
        stream,
        $or: [{ epoch: { $lt: epoch } }, { epoch, version: { $lte: version } }],
      });
      const { event: next, reason = 'gap' } = (await this.nextParked(stream, version)) ?? {};
      if (!next) return;
      try {
        if ((await this.moveOn({ kind, id }, next)) === 'gap') return;
      } catch (error) {
        // It failed before, or never will fit: what comes after it waits, and is no fault itself.
        if (reason !== 'gap') return;
        if (!(error instanceof Inapplicable)) throw error;
        await this.park(next, JSON.stringify(next.event), error.message);
        return;
      }
    }
  }

  private async nextParked(stream: string, last: number): Promise<ParkedDocument | undefined> {
    const [parked] = await this.model.parked
      .find<ParkedDocument>({ stream, version: last + 1 })
      .sort({ epoch: -1 })
      .limit(1)
      .toArray();
    return parked;
  }

  private documentsOf(kind: FoldedKind) {
    return documentsOf(this.model, kind);
  }
}

function whoseEvent(event: PublishedEvent) {
  const { caseId, stream, version, epoch } = event;
  return { caseId, stream, version, epoch, event };
}
