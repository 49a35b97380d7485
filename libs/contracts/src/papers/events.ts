import { z } from 'zod';
import { paperFormats, paperKinds } from '#domain/papers/prints';
import { Id, TextRef } from '../shared/fields.js';

/** Somebody took a paper away. Payloads of `duet.<service>.paper-printed.v1`. */
export const PrintEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('paper-printed'),
      paper: z.enum(paperKinds),
      format: z.enum(paperFormats),
      about: Id.exactOptional(),
      formId: Id.exactOptional(),
      caseVersion: z.int(),
      paperDigest: z.string(),
      printedBy: Id,
      printedFor: Id.exactOptional(),
    }),
  ])
  .meta({ id: 'PrintEvent' });
export type PrintEvent = z.infer<typeof PrintEvent>;

/** An office brought its own form. Payloads of `duet.<service>.form-added.v1`. */
export const FormEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('form-added'),
      paper: z.enum(paperKinds),
      documentId: Id,
      digest: z.string(),
      bytes: z.int(),
      name: TextRef,
      addedBy: Id,
    }),
  ])
  .meta({ id: 'FormEvent' });
export type FormEvent = z.infer<typeof FormEvent>;
