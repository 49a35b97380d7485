import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Evaluation, EvaluationEvent } from './evaluation.js';

/**
 * Blindness, said once. Another expert's opinion is unseen until one's own is in; the secretary sees
 * opinions once there are enough to conclude; everybody else sees them when the evaluation is
 * concluded. A recused expert sees none before that.
 */
export function seesOpinionOf(expertId: string, viewer: Actor, state: Evaluation): boolean {
  if (!isPerson(viewer)) return true;
  if (viewer.personId === expertId || state.phase === 'concluded') return true;
  if (state.phase !== 'collecting-opinions') return false;
  if (state.opinions.some((opinion) => opinion.expertId === viewer.personId)) return true;
  return viewer.personId === state.secretaryId && state.opinions.length >= state.rubric.quorum;
}

export const evaluationVisibility: Visibility<Evaluation, EvaluationEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    const seated = 'seats' in state && state.seats.some((seat) => seat.expertId === viewer.personId);
    return (
      seated ||
      holdsRole(viewer, 'committee-secretary', 'centre-head', 'leader', 'administrator') ||
      viewer.unitId === state.case.officerUnitId ||
      (state.phase === 'concluded' && !holdsRole(viewer, 'expert'))
    );
  },
  seesEvent: (viewer, state, event) =>
    event.type !== 'opinion-given' || seesOpinionOf(event.expertId, viewer, state),
  hiddenEvents: (viewer, state) =>
    'opinions' in state
      ? state.opinions.filter(({ expertId }) => !seesOpinionOf(expertId, viewer, state)).length
      : 0,
};
