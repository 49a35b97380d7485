import { holdsRole, isPerson } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Negotiation, NegotiationEvent } from './negotiation.js';
import { isResponsible } from './who-may.js';

/**
 * The committee advises and does not see what is made of its advice: experts never see terms, also
 * where they hold another role. Whoever sees the negotiation sees all of it.
 */
export const negotiationVisibility: Visibility<Negotiation, NegotiationEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    if (holdsRole(viewer, 'expert')) return false;
    return (
      viewer.unitId === state.case.officerUnitId ||
      isResponsible(viewer.unitId, state) ||
      holdsRole(
        viewer,
        'centre-head',
        'unit-head',
        'deputy-mayor',
        'finance-officer',
        'finance-head',
        'leader',
        'administrator',
      ) ||
      // A pack may name another role as approver: nobody can approve what they cannot see.
      state.approvalLevels.some((level) => holdsRole(viewer, level.role))
    );
  },
  seesEvent: () => true,
  hiddenEvents: () => 0,
};
