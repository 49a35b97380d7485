import { emptyView, subjectOf, type CaseView } from '#domain/journey/case-fold';
import type { FoldedKind } from '#domain/journey/stages';
import { Inapplicable } from '#platform/consumer/event-consumer';
import type { PublishedEvent } from '#platform/relay/event-envelope';
import { derived, entryOf, folding } from './fold-event.js';
import type { CaseDocument, ReadModel, TimelineDocument } from './read-model.js';
import { documentKey, documentsOf, writeMoves, type CaseMove } from './write-moves.js';

/** News of one case (or batch) that came together. */
interface News {
  readonly kind: FoldedKind;
  readonly id: string;
  readonly events: PublishedEvent[];
}

/**
 * Moves on all cases these events tell of with one look and one message. A case whose events do not
 * simply follow what is known of it (one is missing, does not fit or comes from before a restore), or
 * that somebody else moved on meanwhile, is left alone. @returns its events, and those of other such.
 */
export async function takeTogether(
  model: ReadModel,
  events: readonly PublishedEvent[],
): Promise<ReadonlySet<PublishedEvent>> {
  const news = byCase(events);
  const before = await documentsBefore(model, news);
  const left = new Set<PublishedEvent>();
  const newsOf = new Map<CaseMove, News>();
  for (const told of news) {
    const move = moveBy(told, before.get(documentKey(told)));
    if (move === 'not-simply') for (const event of told.events) left.add(event);
    else if (move !== 'nothing-new') newsOf.set(move, told);
  }
  const stand = await writeMoves(model, [...newsOf.keys()]);
  for (const [move, told] of newsOf) {
    if (!stand.has(move)) for (const event of told.events) left.add(event);
  }
  return left;
}

function byCase(events: readonly PublishedEvent[]): News[] {
  const news = new Map<string, News>();
  for (const event of events) {
    const subject = subjectOf(event);
    if (!subject) continue;
    const key = documentKey(subject);
    const told = news.get(key) ?? { ...subject, events: [] };
    told.events.push(event);
    news.set(key, told);
  }
  return [...news.values()];
}

async function documentsBefore(
  model: ReadModel,
  news: readonly News[],
): Promise<ReadonlyMap<string, CaseDocument>> {
  const before = new Map<string, CaseDocument>();
  const batches = news.filter(({ kind }) => kind === 'batch');
  const cases = news.filter(({ kind }) => kind !== 'batch');
  await Promise.all(
    [batches, cases].map(async (those) => {
      const [first] = those;
      if (!first) return;
      const found = documentsOf(model, first.kind).find({ _id: { $in: those.map(({ id }) => id) } });
      for (const document of await found.toArray()) {
        before.set(documentKey({ kind: first.kind, id: document._id }), document);
      }
    }),
  );
  return before;
}

/** Folds the news of one case in the order they came in; stages may bring them in turns. */
function moveBy(
  { kind: first, id, events }: News,
  before: CaseDocument | undefined,
): CaseMove | 'nothing-new' | 'not-simply' {
  let view: CaseView = before ?? emptyView;
  const entries: TimelineDocument[] = [];
  try {
    for (const event of events) {
      const kind = subjectOf(event)?.kind ?? first;
      const next = folding(kind, view, event);
      if (next.result === 'already') continue;
      if (next.result !== 'applied') return 'not-simply';
      view = next.view;
      entries.push(entryOf(kind, event));
    }
    if (entries.length === 0) return 'nothing-new';
    // As many writes as one by one: a model made anew counts events.
    const document = derived(id, (before?.rev ?? 0) + entries.length, view);
    return { kind: first, rev: before?.rev, document, entries };
  } catch (error) {
    if (!(error instanceof Inapplicable)) throw error;
    return 'not-simply';
  }
}
