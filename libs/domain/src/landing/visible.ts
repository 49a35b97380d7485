import { holdsRole, isPerson } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Landing, LandingEvent } from './landing.js';
import { isResponsible } from './who-may.js';

/** Whoever sees a landing sees all of it: nothing in it is blind. */
export const landingVisibility: Visibility<Landing, LandingEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    return (
      viewer.unitId === state.terms.case.officerUnitId ||
      isResponsible(viewer.unitId, state) ||
      holdsRole(
        viewer,
        'service-officer',
        'finance-officer',
        'finance-head',
        'deputy-mayor',
        'leader',
        'administrator',
      )
    );
  },
  seesEvent: () => true,
  hiddenEvents: () => 0,
};
