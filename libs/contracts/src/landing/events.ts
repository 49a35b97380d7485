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
        documentId: Id,
        digest: z.string().regex(/^[0-9a-f]{64}$/),
        bytes: z.int().min(1),
        name: TextRef,
      }),
      submittedBy: Id,
      submittedFor: Id.exactOptional(),
    }),
    z.object({
      type: z.literal('evidence-returned'),
      milestoneId: Id,
      reason: TextRef,
      returnedBy: Id,
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
    z.object({
      type: z.literal('milestone-extended'),
      milestoneId: Id,
      from: CalendarDay,
      dueOn: CalendarDay,
      reason: TextRef,
      extendedBy: Id,
    }),
    z.object({
      type: z.literal('milestone-failed'),
      milestoneId: Id,
      reason: TextRef,
      failedBy: Id,
    }),
    z.object({ type: z.literal('milestone-lapsed'), milestoneId: Id }),
    z.object({ type: z.literal('lapse-refused'), milestoneId: Id, code: z.string() }),
    z.object({ type: z.literal('landing-revisited'), clauseId: Id }),
    z.object({
      type: z.literal('clause-suspended'),
      clauseId: Id,
      reason: TextRef,
      suspendedBy: Id,
    }),
    z.object({ type: z.literal('clause-resumed'), clauseId: Id, reason: TextRef, resumedBy: Id }),
    z.object({
      type: z.literal('hold-confirmed'),
      clauseId: Id,
      held: z.boolean(),
      lockedPayments: z.array(Id).readonly(),
    }),
    z.object({
      type: z.literal('hold-refused'),
      clauseId: Id,
      held: z.boolean(),
      code: z.string(),
    }),
  ])
  .meta({ id: 'LandingEvent' });
export type LandingEvent = z.infer<typeof LandingEvent>;
