import { holdsRole, type PersonActor } from '../shared/actor.js';
import type { Disclosure } from '../shared/case.js';
import { overseesUnit } from './units.js';

/** As much of a case as it takes to tell who is trusted with it. */
export interface Disclosed {
  readonly disclosure?: Disclosure;
  readonly officerId: string;
  readonly officerUnitId: string;
}

export function isRestricted({ disclosure }: Pick<Disclosed, 'disclosure'>): boolean {
  return disclosure === 'restricted';
}

/**
 * Who sees a restricted case whatever its stage: its officer, the head of that unit or of one above
 * it, and the city's leaders. Each stage adds whom it cannot do without, and nobody else.
 */
export function isTrustedWith(
  viewer: PersonActor,
  { officerId, officerUnitId }: Pick<Disclosed, 'officerId' | 'officerUnitId'>,
): boolean {
  if (viewer.personId === officerId || holdsRole(viewer, 'leader')) return true;
  return overseesUnit(viewer, officerUnitId) && holdsRole(viewer, 'centre-head');
}
