/**
 * What a rule answers. A refusal is a value, never an exception: `code` is part of the public
 * contract (kebab-case), `details` holds only ids, numbers and words from closed lists, because a
 * refusal may be logged. The sentence a person reads lives beside the code in the stage's
 * `refusals.ts`.
 */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly details: RefusalDetails;
}

export type RefusalDetails = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * A fact that must be unique across all cases of a service. The store writes it under a unique
 * index in the command's own transaction; if somebody else holds it the command is refused with
 * `refusal` and the holder's `disclosed` words, and nothing else of the holder leaks.
 */
export interface Claim {
  readonly kind: string;
  readonly key: string;
  readonly refusal: string;
  readonly disclosed: RefusalDetails;
}

export interface ClaimKey {
  readonly kind: string;
  readonly key: string;
}

/**
 * A command to another stream of the same service that must be decided in the same transaction:
 * both are recorded or neither. `stream` is the full stream id.
 */
export interface Companion {
  readonly stream: string;
  readonly caseId: string;
  readonly command: { readonly type: string } & Readonly<Record<string, unknown>>;
}

export interface Decided<Event> {
  readonly ok: true;
  readonly events: readonly Event[];
  readonly takes: readonly Claim[];
  readonly releases: readonly ClaimKey[];
  readonly alongside: readonly Companion[];
}

export type Decision<Event, Code extends string = string> = Decided<Event> | Refusal<Code>;

export interface Effects {
  readonly takes?: readonly Claim[];
  readonly releases?: readonly ClaimKey[];
  readonly alongside?: readonly Companion[];
}

export function decided<Event>(events: readonly Event[], effects: Effects = {}): Decided<Event> {
  return {
    ok: true,
    events,
    takes: effects.takes ?? [],
    releases: effects.releases ?? [],
    alongside: effects.alongside ?? [],
  };
}

export function refused<const Code extends string>(
  code: Code,
  details: RefusalDetails = {},
): Refusal<Code> {
  return { ok: false, code, details };
}

/** The first refusal of a list of named policies, in the order they are listed. */
export function firstRefusal<Code extends string>(
  policies: readonly (() => Refusal<Code> | undefined)[],
): Refusal<Code> | undefined {
  for (const policy of policies) {
    const refusal = policy();
    if (refusal) return refusal;
  }
  return undefined;
}
