import { z } from 'zod';
import { conclusions, recommendations } from '#domain/evaluation/evaluation';
import { Rubric } from '../pack/pack.js';
import { CommandHint } from '../shared/answer.js';
import { CaseFacts, Deadline, Id, ShownText } from '../shared/fields.js';

const ShownOpinion = z.object({
  expertId: Id,
  scores: z.record(Id, z.int()),
  weightedTotal: z.number().meta({ description: 'Points out of 100.' }),
  recommendation: z.enum(recommendations),
  comment: ShownText,
});

/** The evaluation as this viewer may see it: opinions they may not see are not counted either. */
export const EvaluationView = z
  .object({
    caseId: Id,
    version: z.int(),
    phase: z.enum(['awaiting-panel', 'collecting-opinions', 'concluded']),
    case: CaseFacts,
    rubric: Rubric,
    secretaryId: Id.optional(),
    opinionsDue: Deadline.optional(),
    overdue: z.boolean().optional(),
    seats: z.array(
      z.object({ expertId: Id, declared: z.enum(['none', 'conflict']).optional() }),
    ),
    opinions: z.array(ShownOpinion),
    conclusion: z.enum(conclusions).optional(),
    result: z.number().optional().meta({ description: 'Points out of 100.' }),
    findings: z.array(z.object({ number: z.int(), text: ShownText })),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'EvaluationView' });
export type EvaluationView = z.infer<typeof EvaluationView>;
