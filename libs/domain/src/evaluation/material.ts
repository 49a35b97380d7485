import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import type { Evaluation } from './evaluation.js';
import { isRecused, seatOf, seatsAtHand } from './panel.js';

/**
 * Who may open the documents filed with the case on the ground of its evaluation: an expert of the
 * present panel who has declared no conflict, while the panel is at work; and the committee's
 * secretaries, who choose the panel and write its conclusion. Nobody who sits on the panel reads as
 * anything but an expert, and nobody reads in an expert's place. Whoever else sees the lead itself
 * reads there.
 */
export function readsMaterial(viewer: Actor, state: Evaluation): boolean {
  if (!isPerson(viewer) || state.phase === 'not-opened') return false;
  if (seatsAtHand(viewer, state).length === 0) return holdsRole(viewer, 'committee-secretary');
  const seat = seatOf(viewer, state);
  if (!seat || state.phase !== 'collecting-opinions') return false;
  return seat.declared === 'none' && !isRecused(seat) && seat.replacedBy === undefined;
}
