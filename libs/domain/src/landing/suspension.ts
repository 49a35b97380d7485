import type { TextRef } from '../shared/text.js';
import type { MilestoneEvent } from './landing.js';

export const suspensionStandings = ['suspending', 'suspended', 'resuming'] as const;

/** A clause whose money reward holds back, or is being asked to hold or let go. */
export interface Suspension {
  readonly standing: (typeof suspensionStandings)[number];
  readonly reason: TextRef;
  readonly suspendedBy: string;
  /** Version of the event that raised the errand to reward, while it is open. */
  readonly askedAtVersion?: number;
  /** Payments that already stood in a locked batch and go on: reward says which. */
  readonly lockedPayments: readonly string[];
}

export type SuspensionEvent = Extract<
  MilestoneEvent,
  { type: 'clause-suspended' | 'clause-resumed' | 'hold-confirmed' | 'hold-refused' }
>;

/** The suspension after an event about it; undefined where none stands. */
export function suspensionAfter(
  suspension: Suspension | undefined,
  event: SuspensionEvent,
  version: number,
): Suspension | undefined {
  if (event.type === 'clause-suspended') {
    const { reason, suspendedBy } = event;
    return {
      standing: 'suspending',
      reason,
      suspendedBy,
      askedAtVersion: version,
      lockedPayments: [],
    };
  }
  if (!suspension) return undefined;
  if (event.type === 'clause-resumed') {
    return { ...suspension, standing: 'resuming', askedAtVersion: version };
  }
  const { askedAtVersion: _, ...rest } = suspension;
  if (event.type === 'hold-confirmed') {
    const { held, lockedPayments } = event;
    return held ? { ...rest, standing: 'suspended', lockedPayments } : undefined;
  }
  return event.held ? undefined : { ...rest, standing: 'suspended' };
}
