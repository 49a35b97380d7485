import { refused, type Refusal } from '../shared/decision.js';
import type { Worked } from './contact.js';
import { needWords } from './refusals.js';

/** What qualifying asks for, in the order it is told. */
export const qualifyingNeeds = ['contact-person', 'touch', 'segment', 'intent'] as const;
export type QualifyingNeed = (typeof qualifyingNeeds)[number];

/** What a case lacks to be qualified, all of it. */
export function missingFor(
  { contactPersonId, contactIds, touches, intent, segment }: Worked,
  stated = segment,
): readonly QualifyingNeed[] {
  const has: Readonly<Record<QualifyingNeed, boolean>> = {
    'contact-person': contactPersonId !== undefined || contactIds.length > 0,
    touch: touches.length > 0,
    segment: stated !== undefined,
    intent: intent !== undefined,
  };
  return qualifyingNeeds.filter((need) => !has[need]);
}

/** The refusal that names them all, in words too. */
export function notReady(missing: readonly QualifyingNeed[]): Refusal<'not-ready-to-qualify'> {
  return refused('not-ready-to-qualify', {
    missing,
    missingZh: missing.map((need) => needWords[need].zh),
    missingEn: missing.map((need) => needWords[need].en),
  });
}
