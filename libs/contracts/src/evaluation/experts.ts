import { z } from 'zod';
import { conflictGrounds } from '#domain/evaluation/conflicts';
import { CommandHint } from '../shared/answer.js';
import { CreditCode, freeText, Id, TextRef } from '../shared/fields.js';

/** The committee's register of experts (专家库): who may sit, in which field, and what binds them. */

const employer = {
  name: z.string().trim().min(1).max(200),
  creditCode: CreditCode.exactOptional(),
};

const stated = {
  unitId: Id.meta({ description: 'A unit of the city’s pack.' }),
  fields: z.array(Id).min(1).max(20).meta({ description: 'Segments of the city’s pack.' }),
  entryIds: z.array(Id).max(9).meta({
    description: 'Entries of the register of people that mean this person: conflicts look there too.',
  }),
  employers: z.array(z.strictObject(employer)).max(20),
};

export const EnterExpert = z.strictObject(stated).meta({ id: 'EnterExpert' });
export type EnterExpert = z.infer<typeof EnterExpert>;

/** The whole entry anew. */
export const ChangeExpert = z.strictObject(stated).meta({ id: 'ChangeExpert' });
export type ChangeExpert = z.infer<typeof ChangeExpert>;

export const RetireExpert = z.strictObject({ reason: freeText(1000) }).meta({ id: 'RetireExpert' });
export type RetireExpert = z.infer<typeof RetireExpert>;

export const ReinstateExpert = z.strictObject({}).meta({ id: 'ReinstateExpert' });
export type ReinstateExpert = z.infer<typeof ReinstateExpert>;

/** What a command to an entry answers. */
export const ExpertAnswer = z
  .object({
    expertId: Id,
    version: z.int().min(0),
    events: z.array(z.string()).meta({ description: 'Types of the events this command left.' }),
  })
  .meta({ id: 'ExpertAnswer' });
export type ExpertAnswer = z.infer<typeof ExpertAnswer>;

const entry = {
  unitId: Id,
  fields: z.array(Id).readonly(),
  entryIds: z.array(Id).readonly(),
  employers: z.array(z.object({ ...employer, organisationIds: z.array(Id).readonly() })).readonly(),
};

export const ExpertEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('expert-entered'),
      expertId: Id,
      ...entry,
      sample: z.literal(true).exactOptional(),
    }),
    z.object({ type: z.literal('expert-changed'), ...entry }),
    z.object({ type: z.literal('expert-retired'), reason: TextRef }),
    z.object({ type: z.literal('expert-reinstated') }),
  ])
  .meta({ id: 'ExpertEvent' });
export type ExpertEvent = z.infer<typeof ExpertEvent>;

const shown = {
  expertId: Id,
  active: z.boolean(),
  sample: z.boolean().meta({ description: 'Invented, for trying the software out.' }),
  unitId: Id,
  fields: z.array(Id),
};

export const ExpertView = z
  .object({
    ...shown,
    version: z.int(),
    entryIds: z.array(Id),
    employers: z.array(z.object(employer)),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'ExpertView' });
export type ExpertView = z.infer<typeof ExpertView>;

const page = {
  cursor: z.base64url().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export const ListExperts = z
  .strictObject({ ...page, field: Id.optional() })
  .meta({ id: 'ListExperts' });
export type ListExperts = z.infer<typeof ListExperts>;

export const ListCandidates = z.strictObject(page).meta({ id: 'ListCandidates' });
export type ListCandidates = z.infer<typeof ListCandidates>;

const nextCursor = z.string().optional().meta({ description: 'Absent on the last page.' });

export const ExpertsPage = z
  .object({ experts: z.array(z.object(shown)), nextCursor })
  .meta({ id: 'ExpertsPage' });
export type ExpertsPage = z.infer<typeof ExpertsPage>;

/** Active experts as a case's secretary may seat them; the grounds are for the secretary alone. */
export const CandidatesPage = z
  .object({
    candidates: z.array(
      z.object({
        expertId: Id,
        unitId: Id,
        fields: z.array(Id),
        ableToSit: z.boolean(),
        conflicts: z.array(z.enum(conflictGrounds)),
      }),
    ),
    nextCursor,
  })
  .meta({ id: 'CandidatesPage' });
export type CandidatesPage = z.infer<typeof CandidatesPage>;
