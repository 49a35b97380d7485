import type { Failpoint } from './failpoints.js';

interface OutOfReach {
  readonly file: string;
  /** The beginning of what is awaited. */
  readonly awaits: string;
  /** Default: on every side. */
  readonly sides?: readonly Failpoint['side'][];
  readonly why: string;
}

/** Awaits that no run meets, each with the reason; one that is met all the same is no failure. */
const outOfReach: readonly OutOfReach[] = [];

/** Why this await is not met on this side, if that is known. */
export function reasonFor(file: string, awaits: string, side: Failpoint['side']): string | undefined {
  return outOfReach.find(
    (one) => one.file === file && awaits.startsWith(one.awaits) && (one.sides?.includes(side) ?? true),
  )?.why;
}
