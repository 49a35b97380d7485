import { z } from 'zod';
import { caseEndings, dropReasons, sourceKinds, touchKinds } from '#domain/contact/contact';
import { importErrands, rowResults } from '#domain/contact/lead-import';
import { WorkingCalendar } from '../pack/pack.js';
import {
  CalendarDay,
  CreditCode,
  Deadline,
  Id,
  MoneyFen,
  Subject,
  TextRef,
} from '../shared/fields.js';

/** Payloads of `duet.contact.<type>.v1`. A published event never changes: a new version does. */
export const ContactEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('case-opened'),
      caseId: Id,
      title: TextRef,
      subjects: z.array(Subject).readonly(),
      segment: Id.exactOptional(),
      district: Id,
      source: z.object({ kind: z.enum(sourceKinds), referrerId: Id.exactOptional() }),
      plannedInvestment: MoneyFen.exactOptional(),
      contactPersonId: Id.exactOptional(),
      note: TextRef.exactOptional(),
      officerId: Id,
      officerUnitId: Id,
      firstResponseWorkingDays: z.int().min(1),
      calendar: WorkingCalendar,
      packVersion: z.string(),
      firstResponseDue: Deadline,
    }),
    z.object({
      type: z.literal('touch-logged'),
      touchId: Id,
      loggedBy: Id,
      on: CalendarDay,
      kind: z.enum(touchKinds),
      summary: TextRef,
      nextStep: TextRef.exactOptional(),
      nextStepDue: CalendarDay.exactOptional(),
    }),
    z.object({ type: z.literal('first-response-overdue') }),
    z.object({ type: z.literal('case-qualified'), segment: Id, qualifiedBy: Id }),
    z.object({
      type: z.literal('case-dropped'),
      reason: z.enum(dropReasons),
      note: TextRef.exactOptional(),
      droppedBy: Id,
    }),
    z.object({ type: z.literal('case-closed'), ending: z.enum(caseEndings) }),
  ])
  .meta({ id: 'ContactEvent' });
export type ContactEvent = z.infer<typeof ContactEvent>;

const RowNumber = z.int().min(1);

const SheetRow = z.object({
  row: RowNumber,
  digest: z.string(),
  faults: z.array(Id).readonly(),
  facts: z
    .object({
      segment: Id.exactOptional(),
      district: Id,
      plannedInvestment: MoneyFen.exactOptional(),
      sourceKind: z.enum(sourceKinds),
    })
    .exactOptional(),
  parties: TextRef.exactOptional(),
});

/** Payloads of `duet.import.<type>.v1`: a sheet of leads on its way through contact. */
export const ImportEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('import-started'),
      importId: Id,
      sheetDigest: z.string(),
      fileName: TextRef,
      pieces: z.array(z.object({ rows: z.array(RowNumber).readonly(), words: TextRef })).readonly(),
      officerId: Id,
      officerUnitId: Id,
    }),
    z.object({ type: z.literal('rows-read'), rows: z.array(SheetRow).readonly() }),
    z.object({
      type: z.literal('parties-registered'),
      rows: z
        .array(
          z.object({
            row: RowNumber,
            subjectId: Id.exactOptional(),
            name: z.string().exactOptional(),
            creditCode: CreditCode.exactOptional(),
            contactPersonId: Id.exactOptional(),
            code: Id.exactOptional(),
          }),
        )
        .readonly(),
    }),
    z.object({
      type: z.literal('rows-opened'),
      rows: z
        .array(
          z.object({
            row: RowNumber,
            result: z.enum(rowResults),
            caseId: Id.exactOptional(),
            code: Id.exactOptional(),
            unit: Id.exactOptional(),
          }),
        )
        .readonly(),
    }),
    z.object({ type: z.literal('import-halted'), errand: z.enum(importErrands), code: Id }),
  ])
  .meta({ id: 'ImportEvent' });
export type ImportEvent = z.infer<typeof ImportEvent>;
