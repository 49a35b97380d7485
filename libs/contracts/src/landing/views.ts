import { z } from 'zod';
import { standings } from '#domain/landing/milestones';
import { SignedTerms } from '../negotiation/events.js';
import { CommandHint } from '../shared/answer.js';
import { CalendarDay, Id, ShownText } from '../shared/fields.js';

const ShownMilestone = z.object({
  milestoneId: Id,
  clauseId: Id,
  standing: z.enum(standings),
  dueOn: CalendarDay,
  overdue: z.boolean(),
  responsibleUnitId: Id,
  evidenceKind: Id.meta({ description: 'The kind of evidence the clause asks for.' }),
  evidence: z
    .object({
      kind: Id,
      digest: z.string(),
      bytes: z.int(),
      name: ShownText,
      submittedBy: Id,
    })
    .optional(),
  acceptedBy: Id.optional(),
  acceptedOn: CalendarDay.optional(),
  acceptanceNote: ShownText.optional(),
  refusedCode: z
    .string()
    .optional()
    .meta({ description: 'Why reward did not entitle the clause after an earlier acceptance.' }),
  commands: z
    .array(CommandHint)
    .meta({ description: 'What this viewer may do about this very milestone now.' }),
});

/** The landing: whoever may see it sees all of it. */
export const LandingView = z
  .object({
    caseId: Id,
    version: z.int(),
    phase: z.enum(['landing', 'landed']),
    terms: SignedTerms,
    milestones: z.array(ShownMilestone),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'LandingView' });
export type LandingView = z.infer<typeof LandingView>;
