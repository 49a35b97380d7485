/** As much of a unit as its place in the tree needs; the pack check refuses cycles. */
export interface PlacedUnit {
  readonly unitId: string;
  readonly parentId?: string;
}

/**
 * The unit itself and every unit below it, parents first: a district's parent city sees its
 * children, never the other way round. Visibility asks here once a rule means "this unit and
 * below"; until then a rule that compares unit ids means that one unit.
 */
export function unitsBelow(unitId: string, units: readonly PlacedUnit[]): readonly string[] {
  const below = new Set([unitId]);
  // A set grows while it is walked: children found are asked for their own.
  for (const above of below) {
    for (const unit of units) if (unit.parentId === above) below.add(unit.unitId);
  }
  return [...below];
}
