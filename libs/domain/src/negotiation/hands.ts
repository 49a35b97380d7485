import { handsOf, isPerson, type Actor } from '../shared/actor.js';

/** Whether one of this actor's hands is among those that did something before. */
export function isAmong(by: Actor, hands: readonly (string | undefined)[]): boolean {
  return handsOf(by).some((hand) => hands.includes(hand));
}

/** Whom this person stands in for, under the name an event keeps it by; nothing otherwise. */
export function standingInAs<const Name extends string>(
  name: Name,
  by: Actor,
): { readonly [Each in Name]?: string } {
  if (!isPerson(by) || by.actsFor === undefined) return {};
  return { [name]: by.actsFor } as { readonly [Each in Name]?: string };
}
