import { isTrustedWith } from '#domain/access/disclosure';
import { handsOf, isPerson, type Actor } from '#domain/shared/actor';
import type { TieDocument } from './documents.js';

/** Whether this person may know that the entry belongs to that case. */
export function knowsOfTie(
  by: Actor,
  { restrictedTo, unitId }: Pick<TieDocument, 'restrictedTo' | 'unitId'>,
): boolean {
  if (!isPerson(by) || restrictedTo === undefined || handsOf(by).includes(restrictedTo)) return true;
  return isTrustedWith(by, { officerId: restrictedTo, officerUnitId: unitId });
}
