import { unitsSeenBy } from '../access/units.js';
import { handsOf, holdsRole, type PersonActor } from '../shared/actor.js';

/**
 * Whom a viewer finds in searches and lists; said once, for both. Organisations are public and found
 * by everybody.
 */
export type RegisterSight =
  | { readonly finds: 'everybody' }
  | {
      readonly finds: 'own';
      /** People their unit keeps, or has a case with. */
      readonly unitId: string;
      /** People of restricted cases these persons answer for: the viewer, and whom they stand in for. */
      readonly personIds: readonly string[];
      /** Units whose restricted cases the viewer is trusted with as their head. */
      readonly headOf: readonly string[];
      /** People whom a lead sheet brought and no unit keeps alone. */
      readonly fromSheets: boolean;
      /** People who own an account. */
      readonly payees: boolean;
    };

export function registerSight(viewer: PersonActor): RegisterSight {
  if (holdsRole(viewer, 'leader', 'administrator')) return { finds: 'everybody' };
  return {
    finds: 'own',
    unitId: viewer.unitId,
    personIds: handsOf(viewer),
    headOf: holdsRole(viewer, 'centre-head') ? unitsSeenBy(viewer) : [],
    fromSheets: holdsRole(viewer, 'centre-officer', 'centre-head'),
    payees: holdsRole(viewer, 'finance-officer', 'finance-head'),
  };
}
