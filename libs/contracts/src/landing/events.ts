import { z } from 'zod';
import { SignedTerms } from '../negotiation/events.js';
import { CalendarDay, Id, TextRef } from '../shared/fields.js';

/** Payloads of `duet.landing.<type>.v1`. A published event never changes: a new version does. */
export const LandingEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('landing-opened'),
      openingId: z.string(),
      terms: SignedTerms,
      packVersion: z.string(),
    }),
    z.object({
      type: z.literal('evidence-submitted'),
      milestoneId: Id,
      kind: Id,
      document: z.object({
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        bytes: z.int().min(1),
        name: TextRef,
      }),
      submittedBy: Id,
    }),
    z.object({
      type: z.literal('milestone-accepted'),
      milestoneId: Id,
      acceptedBy: Id,
      acceptedOn: CalendarDay,
      note: TextRef.exactOptional(),
    }),
    z.object({ type: z.literal('milestone-entitled'), milestoneId: Id }),
    z.object({ type: z.literal('entitlement-refused'), milestoneId: Id, code: z.string() }),
    z.object({ type: z.literal('milestone-overdue'), milestoneId: Id }),
  ])
  .meta({ id: 'LandingEvent' });
export type LandingEvent = z.infer<typeof LandingEvent>;
