import { handsOf, isPerson, type Actor } from '../shared/actor.js';
import type { Convened, Evaluation, Seat } from './evaluation.js';
import { panelResult, weightedTotal, type Centipoints } from './rubric.js';

/** A conflict declared, or a recusal after none was: this expert's opinion does not count. */
export function isRecused(seat: Seat): boolean {
  return seat.declared === 'conflict' || seat.recused === true;
}

/** Seats that count for the panel's size: whoever was replaced has left it. */
export function presentSeats({ seats }: Pick<Convened, 'seats'>): readonly Seat[] {
  return seats.filter((seat) => seat.replacedBy === undefined);
}

/** An expert's seat is their own: nobody stands in for an expert, and no expert for another. */
export function seatOf(by: Actor, state: Evaluation): Seat | undefined {
  if (!isPerson(by) || by.actsFor !== undefined || !('seats' in state)) return undefined;
  return state.seats.find((seat) => seat.expertId === by.personId);
}

/** The seats of whoever this person is or stands in for. */
export function seatsAtHand(by: Actor, state: Evaluation): readonly Seat[] {
  if (!('seats' in state)) return [];
  const hands = handsOf(by);
  return state.seats.filter((seat) => hands.includes(seat.expertId));
}

/** The secretary who convened the panel, or their deputy; never somebody who sits on it. */
export function isConvenor(by: Actor, state: Evaluation): boolean {
  if (!('secretaryId' in state) || seatsAtHand(by, state).length > 0) return false;
  const convenors = [state.secretaryId, state.secretaryFor];
  return handsOf(by).some((hand) => convenors.includes(hand));
}

export function hasGivenOpinion(expertId: string, state: Evaluation): boolean {
  return 'opinions' in state && state.opinions.some((opinion) => opinion.expertId === expertId);
}

/** Seated experts without a conflict who have not given their opinion yet. */
export function missingExperts(state: Evaluation): readonly string[] {
  if (!('seats' in state)) return [];
  return state.seats
    .filter((seat) => !isRecused(seat) && !hasGivenOpinion(seat.expertId, state))
    .map((seat) => seat.expertId);
}

/** What the opinions that count add up to; undefined while they are too few to conclude. */
export function computedResult(state: Evaluation): Centipoints | undefined {
  if (!('opinions' in state) || !hasQuorum(state)) return undefined;
  const { opinions, rubric } = state;
  return panelResult(
    opinions.map((opinion) => weightedTotal(opinion.scores, rubric)),
    rubric,
  );
}

export function hasQuorum(state: Evaluation): boolean {
  return 'opinions' in state && state.opinions.length >= state.rubric.quorum;
}

/** Everyone who sat in the round that the present one reconsiders, recused experts too. */
export function firstPanelOf(state: Evaluation): readonly string[] {
  if (!('earlier' in state) || !state.reopened) return [];
  return state.earlier.at(-1)?.panel ?? [];
}

/** Whoever sits or sat on a panel of this evaluation. */
export function panelists(state: Evaluation): readonly string[] {
  if (!('earlier' in state)) return [];
  const present = 'seats' in state ? state.seats.map((seat) => seat.expertId) : [];
  return [...state.earlier.flatMap(({ panel }) => panel), ...present];
}
