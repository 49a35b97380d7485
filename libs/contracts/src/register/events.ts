import { z } from 'zod';
import { disclosurePurposes, entryKinds, personalFields } from '#domain/register/disclosure';
import { aliasKinds, correctionReasons, erasureReasons } from '#domain/register/entry';
import { CalendarDay, Id, TextRef } from '../shared/fields.js';

const hands = {
  by: Id,
  byFor: Id.exactOptional().meta({ description: 'Whom the person stood in for (AB角).' }),
};
const payment = { caseId: Id, paymentId: Id };

/** Payloads of `duet.register.<type>.v1`: what happened to an entry, without what is in it. */
export const EntryEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('entry-registered'),
      entryId: Id,
      kind: z.enum(entryKinds),
      ownerId: Id.exactOptional(),
      unitId: Id.exactOptional(),
    }),
    z.object({
      type: z.literal('entry-corrected'),
      fields: z.array(z.string()).readonly(),
      reason: z.enum(correctionReasons),
      note: TextRef.exactOptional(),
      ...hands,
    }),
    z.object({
      type: z.literal('alias-added'),
      aliasId: Id,
      aliasKind: z.enum(aliasKinds),
      ...hands,
    }),
    z.object({
      type: z.literal('field-disclosed'),
      field: z.enum(personalFields),
      purpose: z.enum(disclosurePurposes),
      note: TextRef.exactOptional(),
      disclosureId: Id,
      ...hands,
    }),
    z.object({ type: z.literal('entry-merged'), into: Id, ...hands }),
    z.object({ type: z.literal('entries-absorbed'), entryIds: z.array(Id).readonly() }),
    z.object({ type: z.literal('merge-undone'), from: Id, ...hands }),
    z.object({ type: z.literal('entries-released'), entryIds: z.array(Id).readonly() }),
    z.object({
      type: z.literal('person-erased'),
      reason: z.enum(erasureReasons),
      note: TextRef.exactOptional(),
      ...hands,
    }),
    z.object({ type: z.literal('entry-erased'), personId: Id }),
    z.object({
      type: z.literal('account-sealed'),
      accountId: Id,
      forService: Id,
      ...payment,
    }),
    z.object({
      type: z.literal('payment-noted'),
      ...payment,
      stands: z.enum(['paid', 'released']),
      on: CalendarDay,
    }),
  ])
  .meta({ id: 'EntryEvent' });
export type EntryEvent = z.infer<typeof EntryEvent>;
