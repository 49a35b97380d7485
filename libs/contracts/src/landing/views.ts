import { z } from 'zod';
import { standings } from '#domain/landing/milestones';
import { suspensionStandings } from '#domain/landing/suspension';
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
      documentId: Id,
      digest: z.string().meta({ description: 'SHA-256 of the file, in lower-case hex.' }),
      bytes: z.int(),
      name: ShownText,
      submittedBy: Id,
      submittedFor: Id.exactOptional(),
    })
    .optional(),
  returned: z
    .object({ reason: ShownText, returnedBy: Id })
    .optional()
    .meta({ description: 'Why the last evidence was returned.' }),
  extensions: z.array(
    z.object({ from: CalendarDay, dueOn: CalendarDay, reason: ShownText, extendedBy: Id }),
  ),
  failure: z.object({ reason: ShownText, failedBy: Id }).optional(),
  suspension: z
    .object({
      standing: z.enum(suspensionStandings),
      reason: ShownText,
      suspendedBy: Id,
      lockedPayments: z
        .array(Id)
        .readonly()
        .meta({ description: 'Payments that already stood in a locked batch and go on.' }),
    })
    .optional(),
  acceptedBy: Id.optional(),
  acceptedOn: CalendarDay.optional(),
  acceptanceNote: ShownText.optional(),
  refusedCode: z
    .string()
    .optional()
    .meta({ description: 'Why reward did not do what it was last asked about the clause.' }),
  commands: z
    .array(CommandHint)
    .meta({ description: 'What this viewer may do about this very milestone now.' }),
});

/** The landing: whoever may see it sees all of it. */
export const LandingView = z
  .object({
    caseId: Id,
    version: z.int(),
    phase: z.enum(['landing', 'landed', 'failed']),
    lapsed: z.array(Id).optional().meta({
      description: 'Once the landing has ended: clauses whose promise had lapsed by then.',
    }),
    terms: SignedTerms,
    milestones: z.array(ShownMilestone),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'LandingView' });
export type LandingView = z.infer<typeof LandingView>;

/** An uploaded file: `submit-evidence` names its id. */
export const EvidenceFile = z
  .object({
    documentId: Id,
    digest: z.string().meta({ description: 'SHA-256 of the file, in lower-case hex.' }),
    bytes: z.int().min(1),
    mediaType: z.string().meta({ description: 'What the content is, whatever the name says.' }),
  })
  .meta({ id: 'EvidenceFile' });
export type EvidenceFile = z.infer<typeof EvidenceFile>;
