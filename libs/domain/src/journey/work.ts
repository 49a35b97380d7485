import type { Instant, PersonActor } from '../shared/actor.js';
import type { Wait } from '../shared/stage.js';
import { hasPassed } from '../shared/working-days.js';
import type { CaseView } from './case-fold.js';
import { folded, foldedKinds, type FoldedKind } from './stages.js';

/** Something of a case, or of a process of its own, that waits for somebody. */
export interface StandingWait extends Wait {
  readonly stage: FoldedKind;
}

/** What of one stage waits, by the stage's own rule. */
export function waitsOf(stage: FoldedKind, state: unknown): readonly StandingWait[] {
  return folded[stage].waits(state).map((wait) => ({ ...wait, stage }));
}

/** Everything of a case that waits for somebody now. */
export function workOf({ streams }: CaseView): readonly StandingWait[] {
  return foldedKinds.flatMap((kind) => {
    const stream = streams[kind];
    return stream ? waitsOf(kind, stream.state) : [];
  });
}

/** The person named, or whoever holds the role (in the unit named, if any) and is not left out. */
export function isFor(wait: Wait, { personId, unitId, roles }: PersonActor): boolean {
  if (wait.personId !== undefined) return wait.personId === personId;
  if (wait.role === undefined || !roles.includes(wait.role)) return false;
  if (wait.unitId !== undefined && wait.unitId !== unitId) return false;
  return !(wait.except ?? []).includes(personId);
}

/** Sorts after every instant: what has no deadline comes last. */
const noDeadline = '~';

/**
 * Where a wait stands in a list of work: by deadline, so that what is overdue comes first. Unique
 * among the waits of one person.
 */
export function orderOf(id: string, { due, stage, command, about = '' }: StandingWait): string {
  return [due ?? noDeadline, id, stage, command, about].join('|');
}

export function isOverdue({ due }: Pick<Wait, 'due'>, now: Instant): boolean {
  return due !== undefined && hasPassed(due, now);
}
