import type { Instant } from '../shared/actor.js';
import { partsOfStream, type EventBody } from '../shared/stage.js';
import { folded, isFolded, stageNames, type FoldedKind, type StageStates } from './stages.js';

/** An event as readers receive it; more may travel with it. */
export interface PublishedFact {
  readonly stream: string;
  readonly caseId: string;
  readonly version: number;
  /** Counts the restores of the record the event comes from: each service has its own. */
  readonly epoch: number;
  readonly at: Instant;
  readonly event: EventBody;
}

export interface FoldedStream {
  readonly epoch: number;
  readonly version: number;
  readonly state: unknown;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
}

/** A case (or a process of its own, such as a batch) as far as its events have arrived. */
export interface CaseView {
  readonly streams: Readonly<Partial<Record<FoldedKind, FoldedStream>>>;
}

export const emptyView: CaseView = { streams: {} };

/**
 * `already`: applied before, or lost by a restore. `gap`: an earlier event is missing.
 * `restored`: the record was restored to before what this view knows, so the stream must be folded
 * again from its beginning.
 */
export type Folded =
  | { readonly result: 'applied'; readonly view: CaseView }
  | { readonly result: 'already' | 'gap' | 'restored' };

/**
 * Said once on a stream whose record was restored to before what readers know: `version` is the last
 * one the record still has (0: none), `epoch` the new one. It is no event of the stream.
 */
export const restoreMark = 'record-restored';

export function isRestoreMark(fact: Pick<PublishedFact, 'event'>): boolean {
  return fact.event.type === restoreMark;
}

/** Whether this is undone by `later`: a newer epoch began at or before its version. */
export function isUndoneBy(fact: PublishedFact, later: PublishedFact): boolean {
  if (later.stream !== fact.stream || later.epoch <= fact.epoch) return false;
  return isRestoreMark(later) ? fact.version > later.version : fact.version >= later.version;
}

/** Whose document an event belongs to: the case's, or its own process's. Undefined: not ours. */
export function subjectOf(
  fact: Pick<PublishedFact, 'stream' | 'caseId'>,
): { readonly kind: FoldedKind; readonly id: string } | undefined {
  const { kind, id } = partsOfStream(fact.stream);
  if (!isFolded(kind)) return undefined;
  return { kind, id: kind === 'batch' ? id : fact.caseId };
}

/** Applies one event of a stream: only the version after the last one moves the view. */
export function foldCase(view: CaseView, fact: PublishedFact): Folded {
  const kind = subjectOf(fact)?.kind;
  if (!kind) return { result: 'already' };
  const stage = folded[kind];
  const before = view.streams[kind];
  const last = before?.version ?? 0;
  if (before && fact.epoch < before.epoch) return { result: 'already' };
  if (isRestoreMark(fact)) {
    return { result: before && fact.epoch > before.epoch ? 'restored' : 'already' };
  }
  if (fact.version <= last) {
    return { result: before && fact.epoch > before.epoch ? 'restored' : 'already' };
  }
  if (fact.version > last + 1) return { result: 'gap' };
  const after: FoldedStream = {
    epoch: fact.epoch,
    version: fact.version,
    state: stage.evolve(before ? before.state : stage.initial, fact.event, fact.version),
    openedAt: before?.openedAt ?? fact.at,
    changedAt: fact.at,
  };
  return { result: 'applied', view: { streams: { ...view.streams, [kind]: after } } };
}

/**
 * The view with one stream folded anew from these events: of events with the same version the one
 * of the newest epoch counts. Stops at the first version that is missing.
 */
export function refolded(
  view: CaseView,
  kind: FoldedKind,
  facts: readonly PublishedFact[],
): CaseView {
  const { [kind]: _forgotten, ...streams } = view.streams;
  const newestFirst = [...facts].sort((a, b) => a.version - b.version || b.epoch - a.epoch);
  return newestFirst.reduce<CaseView>(
    (soFar, fact) => {
      const next = foldCase(soFar, fact);
      return next.result === 'applied' ? next.view : soFar;
    },
    { streams },
  );
}

/** The view with one stream's epoch raised: what older epochs still bring is undone already. */
export function inEpoch(view: CaseView, kind: FoldedKind, epoch: number): CaseView {
  const stream = view.streams[kind];
  return stream ? { streams: { ...view.streams, [kind]: { ...stream, epoch } } } : view;
}

/** The states of the stages in a view, each with its own type again. */
export function statesOf({ streams }: CaseView): StageStates {
  const known = stageNames.flatMap((name) => {
    const stream = streams[name];
    return stream ? [[name, stream.state] as const] : [];
  });
  return Object.fromEntries(known);
}
