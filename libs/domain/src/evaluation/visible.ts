import { isRestricted, isTrustedWith } from '../access/disclosure.js';
import { overseesUnit } from '../access/units.js';
import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Evaluation, EvaluationEvent } from './evaluation.js';
import { hasGivenOpinion, hasQuorum, isConvenor, panelists, seatsAtHand } from './panel.js';

/** Whose opinion, of which panel: the first round where none is named. */
export interface OpinionPlace {
  readonly expertId: string;
  readonly round?: number;
}

/**
 * Blindness, said once. Another expert's opinion is unseen until one's own is in, an earlier panel's
 * too; the secretary sees opinions once there are enough to conclude; everybody else sees them when
 * the evaluation is concluded. A recused expert sees none before that. Whoever sits on the panel
 * stays an expert in every other office they stand in for.
 */
export function seesOpinion(
  { expertId, round = 1 }: OpinionPlace,
  viewer: Actor,
  state: Evaluation,
): boolean {
  if (!isPerson(viewer) || viewer.personId === expertId) return true;
  if (state.phase === 'not-opened') return false;
  const isPresent = round === state.round;
  if (isConcluded(state)) return isPresent || wasConcluded(round, state);
  const seated = seatsAtHand(viewer, state);
  if (seated.length > 0) {
    const isBlind = seated.some((seat) => !hasGivenOpinion(seat.expertId, state));
    const isOwn = seated.some((seat) => seat.expertId === viewer.personId);
    return isOwn && !isBlind && (isPresent || wasConcluded(round, state));
  }
  return isPresent ? isConvenor(viewer, state) && hasQuorum(state) : wasConcluded(round, state);
}

/** A request to reopen changes nothing of what is known. */
export function isConcluded(
  state: Evaluation,
): state is Extract<Evaluation, { phase: 'concluded' | 'reopening-requested' }> {
  return state.phase === 'concluded' || state.phase === 'reopening-requested';
}

function wasConcluded(round: number, state: Evaluation): boolean {
  if (!('earlier' in state)) return false;
  return state.earlier.some((one) => one.round === round && one.concluded !== undefined);
}

export const evaluationVisibility: Visibility<Evaluation, EvaluationEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    const { case: facts } = state;
    if (isRestricted(facts)) {
      return (
        panelists(state).includes(viewer.personId) ||
        holdsRole(viewer, 'committee-secretary') ||
        isTrustedWith(viewer, facts)
      );
    }
    const isKnown = isConcluded(state) || state.earlier.some((one) => one.concluded !== undefined);
    return (
      panelists(state).includes(viewer.personId) ||
      holdsRole(viewer, 'committee-secretary', 'centre-head', 'leader', 'administrator') ||
      overseesUnit(viewer, facts.officerUnitId) ||
      (isKnown && !holdsRole(viewer, 'expert'))
    );
  },
  seesEvent: (viewer, state, event) =>
    (event.type !== 'opinion-given' && event.type !== 'opinion-amended') ||
    seesOpinion(event, viewer, state),
  hiddenEvents: (viewer, state) =>
    opinionEvents(state)
      .filter((place) => !seesOpinion(place, viewer, state))
      .reduce((sum, { count }) => sum + count, 0),
};

/** Every expert who ever gave an opinion, void ones too, and how many events it left. */
function opinionEvents(state: Evaluation) {
  if (!('earlier' in state)) return [];
  const rounds = 'opinionEvents' in state ? [...state.earlier, state] : state.earlier;
  return rounds.flatMap(({ round, opinionEvents: counts }) =>
    Object.entries(counts).map(([expertId, count]) => ({ expertId, round, count })),
  );
}
