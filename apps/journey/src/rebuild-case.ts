import {
  emptyView,
  inEpoch,
  isRestoreMark,
  isUndoneBy,
  type CaseView,
} from '#domain/journey/case-fold';
import type { FoldedKind } from '#domain/journey/stages';
import { partsOfStream } from '#domain/shared/stage';
import { Inapplicable } from '#platform/consumer/event-consumer';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { derived, entryOf, folding } from './fold-event.js';
import type { CaseDocument, TimelineDocument } from './read-model.js';

/** A case (or batch) as its events alone make it. */
export interface RebuiltCase {
  /** Absent where no event of it can be folded, or a restore undid all of them. */
  readonly document: CaseDocument | undefined;
  readonly timeline: readonly TimelineDocument[];
}

/**
 * Folds everything that was ever published about one case, in whatever order it comes, to what the
 * reader keeps: the same document, the same entries. `rev` counts events, as the reader's writes do.
 */
export function rebuiltCase(id: string, events: readonly PublishedEvent[]): RebuiltCase {
  const streams = new Map<string, PublishedEvent[]>();
  for (const event of events) {
    const published = streams.get(event.stream);
    if (published) published.push(event);
    else streams.set(event.stream, [event]);
  }
  let view: CaseView = emptyView;
  let rev = 0;
  const timeline: TimelineDocument[] = [];
  for (const [stream, published] of streams) {
    const kind = partsOfStream(stream).kind as FoldedKind;
    const folded = foldStream(kind, view, published);
    view = folded.view;
    rev += folded.applied;
    timeline.push(...folded.standing.map((event) => entryOf(kind, event)));
  }
  const isThere = Object.keys(view.streams).length > 0;
  return { document: isThere ? derived(id, rev, view) : undefined, timeline };
}

interface FoldedPart {
  readonly view: CaseView;
  /** How many events a reader would have applied, undone ones included. */
  readonly applied: number;
  readonly standing: readonly PublishedEvent[];
}

function foldStream(
  kind: FoldedKind,
  before: CaseView,
  published: readonly PublishedEvent[],
): FoldedPart {
  const ordered = [...published].sort((a, b) => a.version - b.version || b.epoch - a.epoch);
  const isRestored = ordered.some(({ epoch }) => epoch !== ordered[0]?.epoch);
  const undone = (event: PublishedEvent) =>
    isRestored && ordered.some((later) => isUndoneBy(event, later));
  const marks = ordered.filter(isRestoreMark);
  let view = before;
  const standing: PublishedEvent[] = [];
  for (const event of ordered) {
    if (isRestoreMark(event) || undone(event)) continue;
    try {
      const next = folding(kind, view, event);
      if (next.result !== 'applied') break;
      view = next.view;
      standing.push(event);
    } catch (error) {
      // The reader parks it, and the stream waits.
      if (!(error instanceof Inapplicable)) throw error;
      break;
    }
  }
  const epoch = Math.max(...marks.map((mark) => mark.epoch), view.streams[kind]?.epoch ?? 0);
  const undoneCount = ordered.filter((event) => !isRestoreMark(event) && undone(event)).length;
  return {
    view: inEpoch(view, kind, epoch),
    applied: standing.length + undoneCount + marks.length,
    standing,
  };
}
