import type { PersonActor } from '../shared/actor.js';

/** As much of a unit as its place in the tree needs; the pack check refuses cycles. */
export interface PlacedUnit {
  readonly unitId: string;
  readonly parentId?: string;
}

/**
 * The unit itself and every unit below it, parents first: a district's parent city sees its
 * children, never the other way round.
 */
export function unitsBelow(unitId: string, units: readonly PlacedUnit[]): readonly string[] {
  const below = new Set([unitId]);
  // A set grows while it is walked: children found are asked for their own.
  for (const above of below) {
    for (const unit of units) if (unit.parentId === above) below.add(unit.unitId);
  }
  return [...below];
}

type PlacedViewer = Pick<PersonActor, 'unitId' | 'unitsBelow'>;

/** The units a viewer's unit sees: itself first, then those below it. */
export function unitsSeenBy({ unitId, unitsBelow: below = [] }: PlacedViewer): readonly string[] {
  return [unitId, ...below];
}

/**
 * Whether what this unit does is seen by the viewer's unit: its own, or one above it. Every rule of
 * visibility asks here. What one may *do* goes by the unit itself: who is above watches and does not
 * take over.
 */
export function overseesUnit(viewer: PlacedViewer, ofUnit: string | undefined): boolean {
  return ofUnit !== undefined && unitsSeenBy(viewer).includes(ofUnit);
}
