/** A moment in UTC, ISO 8601 with milliseconds: `2026-11-20T08:00:00.000Z`. Rules never read a clock. */
export type Instant = string;

/** A calendar day in the city's own time (UTC+8): `2026-11-20`. */
export type Day = string;

/**
 * What a person may be employed to do. A role alone is never enough where a relation to the case
 * is meant: the stage's `decide` asks for the relation, `permissions` for the role.
 */
export const roles = [
  'centre-officer',
  'centre-head',
  'committee-secretary',
  'expert',
  'unit-officer',
  'unit-head',
  'deputy-mayor',
  'service-officer',
  'finance-officer',
  'finance-head',
  'leader',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

/** A signed-in person, as the verified token says. */
export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly unitId: string;
  readonly roles: readonly Role[];
  /** Every unit below their own, by the city's pack; what those do they see. Absent: none. */
  readonly unitsBelow?: readonly string[];
  /** Set while this person stands in for another (AB角): whose unit and roles these are. */
  readonly actsFor?: string;
}

/** The passing of time itself: the only actor whose commands come out of `due(state)`. */
export interface ClockActor {
  readonly kind: 'clock';
}

/** Another service's answer or request, by the errand or opening it belongs to. */
export interface ServiceActor {
  readonly kind: 'service';
  readonly service: string;
}

export type Actor = PersonActor | ClockActor | ServiceActor;

export const clock: ClockActor = { kind: 'clock' };

export function isPerson(actor: Actor): actor is PersonActor {
  return actor.kind === 'person';
}

/**
 * Everyone whose hand this actor's deed is: the person, and the one they stand in for. Four eyes
 * means that no hand touches twice, so both are compared wherever two persons are asked for.
 */
export function handsOf(actor: Actor): readonly string[] {
  if (!isPerson(actor)) return [];
  return actor.actsFor === undefined ? [actor.personId] : [actor.personId, actor.actsFor];
}

export function holdsRole(actor: Actor, ...wanted: readonly Role[]): boolean {
  return isPerson(actor) && actor.roles.some((role) => wanted.includes(role));
}
