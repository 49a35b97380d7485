import { createHash } from 'node:crypto';
import { MongoServerError } from 'mongodb';
import type { z } from 'zod';
import { ContactEvent } from '#contracts/contact/events';
import { EvaluationEvent } from '#contracts/evaluation/events';
import { LandingEvent } from '#contracts/landing/events';
import { NegotiationEvent } from '#contracts/negotiation/events';
import { BatchEvent, RewardEvent } from '#contracts/reward/events';
import {
  emptyView,
  foldCase,
  refolded,
  subjectOf,
  type CaseView,
  type Folded,
} from '#domain/journey/case-fold';
import type { FoldedKind } from '#domain/journey/stages';
import type { EventReader } from '#platform/consumer/event-consumer';
import { reasonOf } from '#platform/log/log';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { documentOf } from './case-document.js';
import {
  timelineOrder,
  type CaseDocument,
  type ParkedDocument,
  type ReadModel,
  type TimelineDocument,
} from './read-model.js';

const contracts: Readonly<Record<FoldedKind, z.ZodType>> = {
  contact: ContactEvent,
  evaluation: EvaluationEvent,
  negotiation: NegotiationEvent,
  landing: LandingEvent,
  reward: RewardEvent,
  batch: BatchEvent,
};

/** News of one case from five topics at once: more tries than that in a row are not chance. */
const writeAttemptsMax = 50;

/** An event that trying again does not help: it is parked at once and delays no other. */
class Inapplicable extends Error {
  override readonly name = 'Inapplicable';
}

type Subject = NonNullable<ReturnType<typeof subjectOf>>;

/**
 * Keeps the journey's read model: one document a case, moved on by one event at a time and only by
 * the version after the last. Every event may come twice, early or late.
 */
export class CaseReader implements EventReader {
  constructor(private readonly model: ReadModel) {}

  async apply(event: PublishedEvent): Promise<void> {
    const subject = subjectOf(event);
    if (!subject) return;
    const reason = await this.reasonNotToApply(subject, event);
    if (reason !== undefined) await this.park(event, JSON.stringify(event.event), reason);
    await this.applyParked(subject, event.stream);
  }

  async park(event: PublishedEvent | undefined, raw: string, reason: string): Promise<void> {
    const _id = event?.id ?? `unreadable:${createHash('sha256').update(raw).digest('hex')}`;
    await this.model.parked.updateOne(
      { _id },
      { $set: { reason, raw, ...(event && whoseEvent(event)) }, $currentDate: { at: true } },
      { upsert: true },
    );
  }

  private async reasonNotToApply(
    subject: Subject,
    event: PublishedEvent,
  ): Promise<string | undefined> {
    try {
      return (await this.moveOn(subject, event)) === 'gap' ? 'gap' : undefined;
    } catch (error) {
      if (error instanceof Inapplicable) return error.message;
      throw error;
    }
  }

  /** Reads, folds, writes if nobody else has written meanwhile; otherwise all again. */
  private async moveOn({ kind, id }: Subject, event: PublishedEvent): Promise<Folded['result']> {
    for (let attempt = 0; attempt < writeAttemptsMax; attempt += 1) {
      const before = await this.documentsOf(kind).findOne({ _id: id });
      const view = before ?? emptyView;
      const first = folding(kind, view, event);
      const folded =
        first.result === 'restored'
          ? folding(kind, await this.rebuilt(kind, view, event), event)
          : first;
      if (folded.result !== 'applied') return folded.result;
      const document = derived(id, (before?.rev ?? 0) + 1, folded.view);
      if (first.result === 'restored') await this.forgetLost(event);
      await this.model.timeline.replaceOne({ _id: event.id }, entryOf(kind, event), {
        upsert: true,
      });
      if (await this.write(kind, before?.rev, document)) return 'applied';
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

  /** What a restored record no longer knows did not happen. */
  private async forgetLost({ stream, version, epoch }: PublishedEvent): Promise<void> {
    await this.model.timeline.deleteMany({
      stream,
      version: { $gte: version },
      epoch: { $lt: epoch },
    });
  }

  private async write(
    kind: FoldedKind,
    rev: number | undefined,
    document: CaseDocument,
  ): Promise<boolean> {
    const documents = this.documentsOf(kind);
    if (rev !== undefined) {
      const { modifiedCount } = await documents.replaceOne({ _id: document._id, rev }, document);
      return modifiedCount === 1;
    }
    try {
      await documents.insertOne(document);
      return true;
    } catch (error) {
      const duplicateKey = 11_000;
      if (error instanceof MongoServerError && error.code === duplicateKey) return false;
      throw error;
    }
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
      const next = await this.nextParked(stream, version);
      if (!next) return;
      const reason = await this.reasonNotToApply({ kind, id }, next);
      if (reason !== undefined) return;
    }
  }

  private async nextParked(stream: string, last: number): Promise<PublishedEvent | undefined> {
    const [parked] = await this.model.parked
      .find<ParkedDocument>({ stream, version: last + 1 })
      .sort({ epoch: -1 })
      .limit(1)
      .toArray();
    return parked?.event;
  }

  private documentsOf(kind: FoldedKind) {
    return kind === 'batch' ? this.model.processes : this.model.cases;
  }
}

/** @throws Inapplicable when the event is not what its contract says, or the fold fails on it. */
function folding(kind: FoldedKind, view: CaseView, event: PublishedEvent): Folded {
  const checked = contracts[kind].safeParse(event.event);
  if (!checked.success) {
    const paths = checked.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
    throw new Inapplicable(`not as its contract says: ${paths.join('; ')}`);
  }
  return purely(() => foldCase(view, event));
}

function derived(id: string, rev: number, view: CaseView): CaseDocument {
  return purely(() => documentOf(id, rev, view));
}

function purely<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    throw new Inapplicable(reasonOf(error));
  }
}

function whoseEvent(event: PublishedEvent) {
  const { caseId, stream, version, epoch } = event;
  return { caseId, stream, version, epoch, event };
}

function entryOf(kind: FoldedKind, event: PublishedEvent): TimelineDocument {
  const { id, service: _, ...fact } = event;
  return { _id: id, ...fact, kind, order: timelineOrder(event) };
}
