import { z } from 'zod';
import { CalendarDay, freeText, Id, ShownText } from '../shared/fields.js';

const aboutId = Id.meta({
  description: 'Register id of whom it is about, where it is about one: it is erased with them.',
});

/** What is said beside the file when a document (材料) is filed; both are fields of the form. */
export const FileDocument = z
  .strictObject({
    kind: Id.meta({ description: 'One of the catalogue’s `documentKinds`.' }),
    aboutId: aboutId.exactOptional(),
  })
  .meta({ id: 'FileDocument' });
export type FileDocument = z.infer<typeof FileDocument>;

export const WithdrawDocument = z
  .strictObject({ documentId: Id, reason: freeText(500) })
  .meta({ id: 'WithdrawDocument' });
export type WithdrawDocument = z.infer<typeof WithdrawDocument>;

/** Opens a document; without a pass it is for whoever sees the lead. */
export const OpenDocument = z
  .strictObject({
    pass: z.string().min(1).max(4000).exactOptional().meta({
      description: 'A reading pass of evaluation, for you and this case.',
    }),
  })
  .meta({ id: 'OpenDocument' });
export type OpenDocument = z.infer<typeof OpenDocument>;

const ShownDocument = z.object({
  documentId: Id,
  name: ShownText.meta({ description: 'null: erased, and the file with it.' }),
  kind: Id,
  aboutId: aboutId.optional(),
  mediaType: z.string(),
  bytes: z.int(),
  digest: z.string().meta({ description: 'SHA-256 of the file, in lower-case hex.' }),
  filedBy: Id,
  filedOn: CalendarDay,
  withdrawn: z
    .object({ by: Id, on: CalendarDay, reason: ShownText })
    .optional()
    .meta({ description: 'Taken back before anybody evaluated it; it is opened no more.' }),
});

/** The documents of a case, in the order in which they were filed; the pack says how many at most. */
export const DocumentsView = z
  .object({ caseId: Id, documents: z.array(ShownDocument) })
  .meta({ id: 'DocumentsView' });
export type DocumentsView = z.infer<typeof DocumentsView>;

/** Somebody opened a document. Payloads of `duet.contact.document-opened.v1`. */
export const ReadingEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('document-opened'),
      documentId: Id,
      byPass: z.boolean(),
      openedBy: Id,
      openedFor: Id.exactOptional(),
    }),
  ])
  .meta({ id: 'ReadingEvent' });
export type ReadingEvent = z.infer<typeof ReadingEvent>;
