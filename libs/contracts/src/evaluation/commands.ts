import { z } from 'zod';
import { conclusions, recommendations } from '#domain/evaluation/evaluation';
import { freeText, Id } from '../shared/fields.js';

export const ConvenePanel = z
  .strictObject({ experts: z.array(Id).min(1).max(99) })
  .meta({ id: 'ConvenePanel' });
export type ConvenePanel = z.infer<typeof ConvenePanel>;

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

export const Conclude = z
  .strictObject({
    conclusion: z.enum(conclusions),
    findings: z.array(freeText(2000)).max(50),
    deviationReason: freeText(2000).exactOptional(),
  })
  .meta({ id: 'Conclude' });
export type Conclude = z.infer<typeof Conclude>;
