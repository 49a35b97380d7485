import { z } from 'zod';
import { conclusions, recommendations } from '#domain/evaluation/evaluation';
import { freeText, Id } from '../shared/fields.js';

export const ConvenePanel = z
  .strictObject({ experts: z.array(Id).min(1).max(99) })
  .meta({ id: 'ConvenePanel' });
export type ConvenePanel = z.infer<typeof ConvenePanel>;

/** The panel by lot among all active experts of the register whom no rule keeps off it. */
export const DrawPanel = z
  .strictObject({
    size: z.int().min(1).max(99),
    fields: z.array(Id).min(1).max(99).exactOptional().meta({
      description: 'Segments: only experts of one of these. Every field where it is left out.',
    }),
  })
  .meta({ id: 'DrawPanel' });
export type DrawPanel = z.infer<typeof DrawPanel>;

export const DeclareConflict = z
  .strictObject({
    conflict: z.enum(['none', 'conflict']),
    note: freeText(1000).exactOptional(),
  })
  .meta({ id: 'DeclareConflict' });
export type DeclareConflict = z.infer<typeof DeclareConflict>;

export const GiveOpinion = z
  .strictObject({
    scores: z.record(Id, z.int().min(0).max(1000)),
    comment: freeText(4000),
    recommendation: z.enum(recommendations),
  })
  .meta({ id: 'GiveOpinion' });
export type GiveOpinion = z.infer<typeof GiveOpinion>;

/** A whole new opinion in place of one's own. */
export const AmendOpinion = z.strictObject(GiveOpinion.shape).meta({ id: 'AmendOpinion' });
export type AmendOpinion = z.infer<typeof AmendOpinion>;

export const RecuseExpert = z
  .strictObject({
    expertId: Id.exactOptional().meta({ description: 'Whom the secretary recuses.' }),
    reason: freeText(1000),
  })
  .meta({ id: 'RecuseExpert' });
export type RecuseExpert = z.infer<typeof RecuseExpert>;

export const ReplaceExpert = z
  .strictObject({ replaces: Id, expertId: Id })
  .meta({ id: 'ReplaceExpert' });
export type ReplaceExpert = z.infer<typeof ReplaceExpert>;

export const ExtendOpinions = z
  .strictObject({
    workingDays: z.int().min(1).max(99),
    reason: freeText(1000),
  })
  .meta({ id: 'ExtendOpinions' });
export type ExtendOpinions = z.infer<typeof ExtendOpinions>;

export const Conclude = z
  .strictObject({
    conclusion: z.enum(conclusions),
    findings: z.array(freeText(2000)).max(50),
    deviationReason: freeText(2000).exactOptional(),
  })
  .meta({ id: 'Conclude' });
export type Conclude = z.infer<typeof Conclude>;

export const ReopenEvaluation = z
  .strictObject({ reason: freeText(2000) })
  .meta({ id: 'ReopenEvaluation' });
export type ReopenEvaluation = z.infer<typeof ReopenEvaluation>;
