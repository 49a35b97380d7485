import { isRestricted, isTrustedWith } from '../access/disclosure.js';
import { overseesUnit } from '../access/units.js';
import { holdsRole, isPerson, type Actor, type Role } from '../shared/actor.js';
import type { Visibility } from '../shared/stage.js';
import type { CaseLink, Contact, ContactEvent } from './contact.js';

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
 * Whether this viewer of one case may know that it is linked. The other end's own people may; and
 * where that one is restricted nobody else, or an open case would tell of a hidden one.
 */
export function seesLink(viewer: Actor, { other }: Pick<CaseLink, 'other'>): boolean {
  return !isPerson(viewer) || !isRestricted(other) || isTrustedWith(viewer, other);
}

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
    if (isRestricted(state)) return isTrustedWith(viewer, state);
    if (holdsRole(viewer, 'leader', 'administrator')) return true;
    const ofUnit = overseesUnit(viewer, state.officerUnitId);
    if (ofUnit && holdsRole(viewer, 'centre-officer', 'centre-head')) return true;
    const qualified = 'result' in state && state.result.kind === 'qualified';
    return qualified && !holdsRole(viewer, 'expert') && holdsRole(viewer, ...laterOffices);
  },
  seesEvent: (viewer, _, event) => event.type !== 'case-linked' || seesLink(viewer, event),
  hiddenEvents(viewer, state) {
    if (state.phase === 'not-opened') return 0;
    return (state.links ?? []).filter((link) => !seesLink(viewer, link)).length;
  },
};
