import { z } from 'zod';
import {
  caseEndings,
  dropReasons,
  sourceKinds,
  touchKinds,
} from '#domain/contact/contact';
import { importErrands, rowResults, verdicts } from '#domain/contact/lead-import';
import { resemblances } from '#domain/register/alike';
import { disclosures } from '#domain/shared/case';
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

const limits = {
  firstResponseDue: Deadline,
  triageDue: Deadline.exactOptional(),
  progressDue: Deadline.exactOptional(),
};

/** Of a correction: what it was, or what it is now. */
const Corrected = z.object({
  title: TextRef.exactOptional(),
  segment: Id.exactOptional(),
  district: Id.exactOptional(),
  plannedInvestment: MoneyFen.exactOptional(),
});

const otherIds = z.array(Id).readonly().exactOptional().meta({
  description: 'Ids the register merged with a subject’s: claimed with it.',
});

/** Payloads of `duet.contact.<type>.v1`. A published event never changes: a new version does. */
export const ContactEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('case-opened'),
      caseId: Id,
      title: TextRef,
      subjects: z.array(Subject).readonly(),
      otherIds,
      segment: Id.exactOptional(),
      district: Id,
      source: z.object({ kind: z.enum(sourceKinds), referrerId: Id.exactOptional() }),
      plannedInvestment: MoneyFen.exactOptional(),
      contactPersonId: Id.exactOptional(),
      note: TextRef.exactOptional(),
      disclosure: z.enum(disclosures).exactOptional(),
      officerId: Id,
      officerUnitId: Id,
      officerUnitName: z.object({ zh: z.string(), en: z.string() }).exactOptional(),
      firstResponseWorkingDays: z.int().min(1),
      triageWorkingDays: z.int().min(1).exactOptional(),
      progressWorkingDays: z.int().min(1).exactOptional(),
      calendar: WorkingCalendar,
      packVersion: z.string(),
      ...limits,
    }),
    z.object({ type: z.literal('subject-added'), subject: Subject, otherIds, addedBy: Id }),
    z.object({ type: z.literal('contact-added'), personId: Id, addedBy: Id }),
    z.object({
      type: z.literal('intent-described'),
      intent: TextRef,
      plannedInvestment: MoneyFen.exactOptional(),
      describedBy: Id,
    }),
    z.object({
      type: z.literal('case-corrected'),
      correctedBy: Id,
      before: Corrected,
      after: Corrected,
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
      progressDue: Deadline.exactOptional(),
    }),
    z.object({ type: z.literal('first-response-overdue') }),
    z.object({ type: z.literal('triage-overdue') }),
    z.object({ type: z.literal('progress-overdue') }),
    z.object({
      type: z.literal('calendar-adopted'),
      calendar: WorkingCalendar,
      firstResponseDue: Deadline.exactOptional(),
      triageDue: Deadline.exactOptional(),
      progressDue: Deadline.exactOptional(),
    }),
    z.object({
      type: z.literal('hand-over-proposed'),
      to: Id,
      proposedBy: Id,
      proposedFor: Id.exactOptional(),
    }),
    z.object({
      type: z.literal('hand-over-declined'),
      declinedBy: Id,
      reason: TextRef.exactOptional(),
    }),
    z.object({
      type: z.literal('case-linked'),
      direction: z.enum(['brought-by', 'brought']),
      otherCaseId: Id,
      other: z.object({
        officerId: Id,
        officerUnitId: Id,
        disclosure: z.enum(disclosures).exactOptional(),
      }),
      linkedBy: Id.exactOptional(),
    }),
    z.object({
      type: z.literal('document-filed'),
      documentId: Id,
      digest: z.string(),
      bytes: z.int(),
      mediaType: z.string(),
      name: TextRef,
      kind: Id,
      aboutId: Id.exactOptional(),
      filedBy: Id,
      filedOn: CalendarDay,
    }),
    z.object({
      type: z.literal('document-withdrawn'),
      documentId: Id,
      reason: TextRef,
      withdrawnBy: Id,
      withdrawnOn: CalendarDay,
    }),
    z.object({ type: z.literal('case-handed-over'), from: Id, to: Id }),
    z.object({
      type: z.literal('case-parked'),
      until: CalendarDay,
      reason: TextRef,
      parkedBy: Id,
    }),
    z.object({ type: z.literal('case-resumed'), resumedBy: Id.exactOptional(), ...limits }),
    z.object({ type: z.literal('case-qualified'), segment: Id, qualifiedBy: Id }),
    z.object({
      type: z.literal('case-dropped'),
      reason: z.enum(dropReasons),
      note: TextRef.exactOptional(),
      droppedBy: Id,
    }),
    z.object({ type: z.literal('case-reopened'), reason: TextRef, reopenedBy: Id, ...limits }),
    z.object({ type: z.literal('case-closed'), ending: z.enum(caseEndings) }),
    z.object({ type: z.literal('claims-taken-again'), evaluationVersion: z.int().min(1) }),
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
});

/** Payloads of `duet.import.<type>.v1`: a sheet of leads on its way through contact. */
export const ImportEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('import-started'),
      importId: Id,
      sheetDigest: z.string(),
      fileName: TextRef,
      frame: TextRef,
      pieces: z
        .array(z.object({ rows: z.array(RowNumber).readonly(), words: TextRef, parties: TextRef }))
        .readonly(),
      officerId: Id,
      officerUnitId: Id,
      startedAt: z.iso.datetime(),
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
            resembles: z
              .array(
                z.object({
                  subjectId: Id,
                  name: z.string(),
                  creditCode: CreditCode.exactOptional(),
                  because: z.enum(resemblances),
                }),
              )
              .readonly()
              .exactOptional(),
          }),
        )
        .readonly(),
    }),
    z.object({
      type: z.literal('row-judged'),
      row: RowNumber,
      verdict: z.enum(verdicts),
      subjectId: Id.exactOptional(),
      ownSubjectId: Id.exactOptional().meta({ description: 'The row’s own entry in the register.' }),
      by: Id,
      byFor: Id.exactOptional(),
    }),
    z.object({ type: z.literal('undo-asked'), by: Id, byFor: Id.exactOptional() }),
    z.object({
      type: z.literal('import-undone'),
      rows: z
        .array(
          z.object({
            row: RowNumber,
            result: z.enum(['withdrawn', 'kept']),
            code: Id.exactOptional(),
            caseId: Id.exactOptional().meta({ description: 'The case the row had opened.' }),
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
