import { isRestricted, isTrustedWith } from '../access/disclosure.js';
import { overseesUnit } from '../access/units.js';
import { holdsRole, isPerson, type Actor } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { Negotiation, NegotiationEvent } from './negotiation.js';

/**
 * The committee advises and does not see what is made of its advice: experts never see terms, also
 * where they hold another role. Whoever sees the negotiation sees all of it.
 */
export const negotiationVisibility: Visibility<Negotiation, NegotiationEvent> = {
  seesCase(viewer, state) {
    if (state.phase === 'not-opened') return false;
    if (!isPerson(viewer)) return true;
    if (holdsRole(viewer, 'expert')) return false;
    const ofUnits = state.terms?.clauses.some((one) => overseesUnit(viewer, one.responsibleUnitId));
    const isApprover = state.approvalLevels.some((level) => holdsRole(viewer, level.role));
    if (isRestricted(state.case)) {
      // A level of unit heads is approved by a head of a unit that answers for a clause.
      const approves = state.approvalLevels.some(
        ({ role }) => role !== 'unit-head' && holdsRole(viewer, role),
      );
      return isTrustedWith(viewer, state.case) || ofUnits === true || approves;
    }
    return (
      overseesUnit(viewer, state.case.officerUnitId) ||
      ofUnits === true ||
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
      isApprover
    );
  },
  seesEvent: () => true,
  hiddenEvents: () => 0,
};

/**
 * Service officers bring about what was signed: they read what it asks for, and not how it was
 * negotiated. A restricted landing is not theirs either.
 */
export function seesConditions(viewer: Actor, state: Negotiation): boolean {
  if (negotiationVisibility.seesCase(viewer, state)) return true;
  if (state.phase !== 'signed' || isRestricted(state.case)) return false;
  return holdsRole(viewer, 'service-officer') && !holdsRole(viewer, 'expert');
}
