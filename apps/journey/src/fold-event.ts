import type { z } from 'zod';
import { ContactEvent } from '#contracts/contact/events';
import { EvaluationEvent } from '#contracts/evaluation/events';
import { LandingEvent } from '#contracts/landing/events';
import { NegotiationEvent } from '#contracts/negotiation/events';
import { BatchEvent, RewardEvent } from '#contracts/reward/events';
import { foldCase, isRestoreMark, type CaseView, type Folded } from '#domain/journey/case-fold';
import type { FoldedKind } from '#domain/journey/stages';
import { Inapplicable } from '#platform/consumer/event-consumer';
import { reasonOf } from '#platform/log/log';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { documentOf } from './case-document.js';
import { timelineOrder, type CaseDocument, type TimelineDocument } from './read-model.js';

const contracts: Readonly<Record<FoldedKind, z.ZodType>> = {
  contact: ContactEvent,
  evaluation: EvaluationEvent,
  negotiation: NegotiationEvent,
  landing: LandingEvent,
  reward: RewardEvent,
  batch: BatchEvent,
};

/** @throws Inapplicable when the event is not what its contract says, or the fold fails on it. */
export function folding(kind: FoldedKind, view: CaseView, event: PublishedEvent): Folded {
  if (!isRestoreMark(event)) {
    const checked = contracts[kind].safeParse(event.event);
    if (!checked.success) {
      const paths = checked.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
      throw new Inapplicable(`not as its contract says: ${paths.join('; ')}`);
    }
  }
  return purely(() => foldCase(view, event));
}

/** The document of a view. @throws Inapplicable when something in it cannot be shown. */
export function derived(id: string, rev: number, view: CaseView): CaseDocument {
  return purely(() => documentOf(id, rev, view));
}

export function entryOf(kind: FoldedKind, event: PublishedEvent): TimelineDocument {
  const { id, service: _, ...fact } = event;
  return { _id: id, ...fact, kind, order: timelineOrder(event) };
}

function purely<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    throw new Inapplicable(reasonOf(error));
  }
}
