import { z } from 'zod';
import { conclusions, recommendations } from '#domain/evaluation/evaluation';
import { CaseFacts, Deadline, Id, TextRef } from '../shared/fields.js';
import { Rubric, WorkingCalendar } from '../pack/pack.js';

const Finding = z.object({ number: z.int().min(1), text: TextRef });

/** Payloads of `duet.evaluation.<type>.v1`. A published event never changes: a new version does. */
export const EvaluationEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('evaluation-opened'),
      openingId: z.string(),
      case: CaseFacts,
      rubric: Rubric,
      calendar: WorkingCalendar,
      packVersion: z.string(),
    }),
    z.object({
      type: z.literal('panel-convened'),
      secretaryId: Id,
      experts: z.array(Id).readonly(),
      opinionsDue: Deadline,
    }),
    z.object({
      type: z.literal('conflict-declared'),
      expertId: Id,
      conflict: z.enum(['none', 'conflict']),
      note: TextRef.exactOptional(),
    }),
    z.object({
      type: z.literal('opinion-given'),
      expertId: Id,
      scores: z.record(Id, z.int()),
      comment: TextRef,
      recommendation: z.enum(recommendations),
    }),
    z.object({ type: z.literal('opinion-deadline-passed') }),
    z.object({
      type: z.literal('evaluation-concluded'),
      conclusion: z.enum(conclusions),
      resultCentipoints: z.int(),
      findings: z.array(Finding).readonly(),
      deviationReason: TextRef.exactOptional(),
    }),
  ])
  .meta({ id: 'EvaluationEvent' });
export type EvaluationEvent = z.infer<typeof EvaluationEvent>;
