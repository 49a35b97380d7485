import { holdsRole, isPerson, type Role } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Contact, ContactEvent } from './contact.js';

/** The offices that work on a case in the stages after contact. */
const laterOffices: readonly Role[] = [
  'committee-secretary',
  'unit-officer',
  'unit-head',
  'deputy-mayor',
  'service-officer',
  'finance-officer',
  'finance-head',
];

/**
 * A lead belongs to the unit that attracts it. Once it is qualified the offices that will work on
 * the case see it too; experts never do here, they meet a case only on its panel. A restricted one
 * stays with its officer (or who is to take it over), the head of the unit and the city's leaders.
 */
export const contactVisibility: Visibility<Contact, ContactEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    if (viewer.personId === state.officerId || viewer.personId === state.handOver?.to) return true;
    const ofUnit = viewer.unitId === state.officerUnitId;
    if (state.disclosure === 'restricted') {
      return holdsRole(viewer, 'leader') || (ofUnit && holdsRole(viewer, 'centre-head'));
    }
    if (holdsRole(viewer, 'leader', 'administrator')) return true;
    if (ofUnit && holdsRole(viewer, 'centre-officer', 'centre-head')) return true;
    const qualified = 'result' in state && state.result.kind === 'qualified';
    return qualified && !holdsRole(viewer, 'expert') && holdsRole(viewer, ...laterOffices);
  },
  seesEvent: () => true,
  hiddenEvents: () => 0,
};
