import type { Wait } from '../shared/stage.js';
import { onDay } from '../shared/working-days.js';
import type { Landing } from './landing.js';
import { awaitsAcceptance, type Milestone } from './milestones.js';

/**
 * Who must act next about each milestone. Nobody while reward is being asked. After the landing all
 * are settled, and only a clause suspended since then waits.
 */
export function waits(state: Landing): readonly Wait[] {
  return state.phase === 'not-opened' ? [] : state.milestones.flatMap(waitsAbout);
}

function waitsAbout(milestone: Milestone): readonly Wait[] {
  const { milestoneId: about, responsibleUnitId: unitId, suspension } = milestone;
  if (suspension) {
    if (suspension.standing !== 'suspended') return [];
    return [{ command: 'resume-clause', about, role: 'unit-head', unitId }];
  }
  if (milestone.standing === 'awaited') {
    const { at } = onDay(milestone.dueOn);
    return [{ command: 'submit-evidence', about, role: 'service-officer', due: at }];
  }
  if (!awaitsAcceptance(milestone)) return [];
  const { submittedBy, submittedFor } = milestone.evidence;
  const except = [submittedBy, ...(submittedFor === undefined ? [] : [submittedFor])];
  return [{ command: 'accept-evidence', about, role: 'unit-officer', unitId, except }];
}
