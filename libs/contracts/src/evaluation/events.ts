import { z } from 'zod';
import { conclusions, recommendations } from '#domain/evaluation/evaluation';
import { roles } from '#domain/shared/actor';
import { CaseFacts, Deadline, Id, TextRef } from '../shared/fields.js';
import { Rubric, WorkingCalendar } from '../pack/pack.js';

const Finding = z.object({ number: z.int().min(1), text: TextRef });

const opened = {
  openingId: z.string(),
  case: CaseFacts,
  rubric: Rubric,
  calendar: WorkingCalendar,
  packVersion: z.string(),
  reopeningRole: z.enum(roles).exactOptional(),
};

const opinion = {
  expertId: Id,
  scores: z.record(Id, z.int()),
  comment: TextRef,
  recommendation: z.enum(recommendations),
  /** The panel it belongs to; left out of the first. */
  round: z.int().min(1).exactOptional(),
};

/** Payloads of `duet.evaluation.<type>.v1`. A published event never changes: a new version does. */
export const EvaluationEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('evaluation-opened'), ...opened }),
    z.object({ type: z.literal('evaluation-renewed'), ...opened }),
    z.object({
      type: z.literal('panel-convened'),
      secretaryId: Id,
      secretaryFor: Id.exactOptional(),
      experts: z.array(Id).readonly(),
      /** Where the panel came by lot: anyone can draw again. */
      drawn: z
        .object({ seed: z.string(), candidates: z.array(Id).readonly() })
        .exactOptional(),
      opinionsDue: Deadline,
    }),
    z.object({
      type: z.literal('conflict-declared'),
      expertId: Id,
      conflict: z.enum(['none', 'conflict']),
      note: TextRef.exactOptional(),
    }),
    z.object({ type: z.literal('opinion-given'), ...opinion }),
    z.object({ type: z.literal('opinion-amended'), ...opinion }),
    z.object({
      type: z.literal('expert-recused'),
      expertId: Id,
      recusedBy: Id,
      reason: TextRef,
    }),
    z.object({
      type: z.literal('expert-replaced'),
      replaces: Id,
      expertId: Id,
      opinionsDue: Deadline,
    }),
    z.object({
      type: z.literal('opinions-extended'),
      previouslyDue: Deadline,
      opinionsDue: Deadline,
      reason: TextRef,
    }),
    z.object({ type: z.literal('opinion-deadline-passed') }),
    z.object({
      type: z.literal('calendar-adopted'),
      calendar: WorkingCalendar,
      opinionsDue: Deadline.exactOptional(),
    }),
    z.object({
      type: z.literal('evaluation-concluded'),
      conclusion: z.enum(conclusions),
      resultCentipoints: z.int(),
      findings: z.array(Finding).readonly(),
      deviationReason: TextRef.exactOptional(),
      dissenting: z.array(Id).readonly().exactOptional(),
    }),
    z.object({
      type: z.literal('reopening-requested'),
      requestedBy: Id,
      reason: TextRef,
    }),
    z.object({
      type: z.literal('reopening-refused'),
      code: z.string(),
      heldBy: z
        .object({ unitId: Id, unitName: z.object({ zh: z.string(), en: z.string() }) })
        .exactOptional(),
    }),
    z.object({ type: z.literal('evaluation-reopened'), round: z.int().min(2) }),
  ])
  .meta({ id: 'EvaluationEvent' });
export type EvaluationEvent = z.infer<typeof EvaluationEvent>;
