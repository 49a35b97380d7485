import { overseesUnit } from '../access/units.js';
import { handsOf, holdsRole, isPerson } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { LeadImport, LeadImportEvent } from './lead-import.js';

/** A sheet is its importer's work: the head of that unit and the administrator see it besides. */
export const leadImportVisibility: Visibility<LeadImport, LeadImportEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    return (
      handsOf(viewer).includes(state.officerId) ||
      holdsRole(viewer, 'administrator') ||
      (overseesUnit(viewer, state.officerUnitId) && holdsRole(viewer, 'centre-head'))
    );
  },
  seesEvent: () => true,
  hiddenEvents: () => 0,
};
