import { z } from 'zod';
import { paperKinds } from '#domain/papers/prints';
import { Id, ShownText, Timestamp } from '../shared/fields.js';

/** What this viewer may print of a case now. */
export const PapersView = z
  .object({
    caseId: Id,
    papers: z.array(
      z.object({
        paper: z.enum(paperKinds),
        title: z.string(),
        about: Id.optional(),
        people: z.array(Id).readonly().meta({
          description: 'Staff whose names stand on it: ask access for a name slip.',
        }),
        subjects: z.array(Id).readonly().meta({
          description: 'People of the register whose names do: ask the register for one.',
        }),
      }),
    ),
  })
  .meta({ id: 'PapersView' });
export type PapersView = z.infer<typeof PapersView>;

/** Names, sealed for one service and signed for one asker: nobody can make one up or read it. */
export const NameSlip = z
  .object({ slip: z.string(), expiresAt: Timestamp })
  .meta({ id: 'NameSlip' });
export type NameSlip = z.infer<typeof NameSlip>;

export const FormsView = z
  .object({
    forms: z
      .array(
        z.object({
          paper: z.enum(paperKinds),
          formId: Id,
          name: ShownText,
          digest: z.string().meta({ description: 'SHA-256 of the file, in lower-case hex.' }),
          bytes: z.int(),
          addedBy: Id,
          inUse: z.boolean(),
        }),
      )
      .meta({ description: 'The oldest first; the newest of a paper is in use.' }),
    fields: z
      .array(z.object({ paper: z.enum(paperKinds), names: z.array(z.string()) }))
      .meta({ description: 'What a form may have between braces, by paper.' }),
  })
  .meta({ id: 'FormsView' });
export type FormsView = z.infer<typeof FormsView>;
