import type { Pack } from '#contracts/pack/pack';
import { InvalidInput } from '#platform/http/invalid-input';

/** @throws InvalidInput where the city's pack has no such unit. */
export function knownUnit(unitId: string, { units }: Pick<Pack, 'units'>): void {
  if (units.some((unit) => unit.unitId === unitId)) return;
  throw new InvalidInput([{ path: ['unitId'], message: 'is not a unit of this city' }]);
}
