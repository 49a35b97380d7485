import { z } from 'zod';
import { conclusions, recommendations } from '#domain/evaluation/evaluation';
import { Rubric } from '../pack/pack.js';
import { CommandHint } from '../shared/answer.js';
import { CaseFacts, Deadline, Id, ShownText, Timestamp } from '../shared/fields.js';

const ShownOpinion = z.object({
  expertId: Id,
  scores: z.record(Id, z.int()),
  weightedTotal: z.number().meta({ description: 'Points out of 100.' }),
  recommendation: z.enum(recommendations),
  comment: ShownText,
});

const ShownConclusion = z.object({
  round: z.int(),
  conclusion: z.enum(conclusions),
  result: z.number().meta({ description: 'Points out of 100.' }),
  digest: z.string().meta({ description: 'Of the concluding event in the record’s chain.' }),
});

/** The evaluation as this viewer may see it: opinions they may not see are not counted either. */
export const EvaluationView = z
  .object({
    caseId: Id,
    version: z.int(),
    phase: z.enum(['awaiting-panel', 'collecting-opinions', 'concluded', 'reopening-requested']),
    round: z.int().meta({ description: 'Which panel: a reopened evaluation has its second.' }),
    case: CaseFacts,
    rubric: Rubric,
    secretaryId: Id.optional(),
    opinionsDue: Deadline.optional(),
    overdue: z.boolean().optional(),
    extension: z.object({ previouslyDue: Deadline, reason: ShownText }).optional(),
    drawn: z
      .object({ seed: z.string(), candidates: z.array(Id) })
      .optional()
      .meta({ description: 'Where the panel came by lot: seed and candidates, to draw again.' }),
    seats: z.array(
      z.object({
        expertId: Id,
        declared: z.enum(['none', 'conflict']).optional(),
        recused: z.boolean().optional(),
        replacedBy: Id.optional(),
      }),
    ),
    opinions: z.array(ShownOpinion),
    computedResult: z.number().optional().meta({
      description: 'Points out of 100, for the secretary once there are enough opinions.',
    }),
    conclusion: z.enum(conclusions).optional(),
    result: z.number().optional().meta({ description: 'Points out of 100.' }),
    digest: z.string().optional().meta({
      description: 'Of the concluding event in the record’s chain.',
    }),
    deviationReason: ShownText.optional(),
    dissenting: z.array(Id).optional().meta({
      description: 'Experts who recommended something else than what was concluded.',
    }),
    findings: z.array(z.object({ number: z.int(), text: ShownText })),
    reopening: z.object({ requestedBy: Id, reason: ShownText }).optional(),
    earlier: z.array(ShownConclusion).meta({ description: 'What earlier panels concluded.' }),
    readsMaterial: z.boolean().meta({
      description: 'Whether you get a reading pass to the documents filed with the case.',
    }),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'EvaluationView' });
export type EvaluationView = z.infer<typeof EvaluationView>;

/** Evaluation’s word to contact that this person may read the documents of this case: for a minute. */
export const ReadingPass = z
  .object({ pass: z.string(), expiresAt: Timestamp })
  .meta({ id: 'ReadingPass' });
export type ReadingPass = z.infer<typeof ReadingPass>;
