import { isRestricted, isTrustedWith } from '../access/disclosure.js';
import { overseesUnit } from '../access/units.js';
import { holdsRole, isPerson } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Landing, LandingEvent } from './landing.js';

/** Whoever sees a landing sees all of it: nothing in it is blind. */
export const landingVisibility: Visibility<Landing, LandingEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    const { case: facts, clauses } = state.terms;
    const ofUnits = clauses.some((one) => overseesUnit(viewer, one.responsibleUnitId));
    if (isRestricted(facts)) return ofUnits || isTrustedWith(viewer, facts);
    return (
      overseesUnit(viewer, facts.officerUnitId) ||
      ofUnits ||
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
