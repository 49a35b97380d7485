import { z } from 'zod';
import {
  caseEndings,
  dropReasons,
  sourceKinds,
  touchKinds,
} from '#domain/contact/contact';
import { importPhases, rowResults } from '#domain/contact/lead-import';
import { qualifyingNeeds } from '#domain/contact/qualifying';
import { resemblances } from '#domain/register/alike';
import { disclosures } from '#domain/shared/case';
import { CommandHint } from '../shared/answer.js';
import { CalendarDay, Deadline, Id, MoneyFen, ShownText, Subject, Timestamp } from '../shared/fields.js';
import { ShownTotal } from './imports.js';

const ShownTouch = z.object({
  touchId: Id,
  loggedBy: Id,
  on: CalendarDay,
  kind: z.enum(touchKinds),
  summary: ShownText,
  nextStep: ShownText.optional(),
  nextStepDue: CalendarDay.optional(),
});

const ShownFacts = z.object({
  title: ShownText.optional(),
  segment: Id.optional(),
  district: Id.optional(),
  plannedInvestment: MoneyFen.optional(),
});

/** The lead with its touches. Persons are ids: their names are joined through the register. */
export const ContactView = z
  .object({
    caseId: Id,
    version: z.int(),
    phase: z.enum(['open', 'parked', 'qualified', 'dropped', 'closed']),
    title: ShownText,
    subjects: z.array(Subject),
    segment: Id.optional(),
    district: Id,
    source: z.object({ kind: z.enum(sourceKinds), referrerId: Id.optional() }),
    plannedInvestment: MoneyFen.optional(),
    contactPersonId: Id.optional(),
    contactIds: z.array(Id).meta({ description: 'Contact persons added later than the first.' }),
    intent: ShownText.optional(),
    note: ShownText.optional(),
    disclosure: z.enum(disclosures),
    officerId: Id,
    officerUnitId: Id,
    firstResponseDue: Deadline,
    overdue: z.boolean().meta({ description: 'The first response was not there when it was due.' }),
    triageDue: Deadline.optional(),
    triageOverdue: z.boolean(),
    progressDue: Deadline.optional(),
    progressOverdue: z.boolean(),
    missing: z
      .array(z.enum(qualifyingNeeds))
      .meta({ description: 'What the case still lacks to be qualified.' }),
    touches: z.array(ShownTouch),
    corrections: z.array(z.object({ correctedBy: Id, before: ShownFacts, after: ShownFacts })),
    handOver: z.object({ to: Id, proposedBy: Id }).optional(),
    links: z
      .array(z.object({ caseId: Id, direction: z.enum(['brought-by', 'brought']) }))
      .meta({ description: 'Who brought whom, as far as you see the other case.' }),
    parkedUntil: CalendarDay.optional(),
    parkReason: ShownText.optional(),
    dropReason: z.enum(dropReasons).optional(),
    dropNote: ShownText.optional(),
    ending: z.enum(caseEndings).optional(),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'ContactView' });
export type ContactView = z.infer<typeof ContactView>;

const ShownRow = z.object({
  row: z.int().meta({ description: 'Number of the row in the sheet.' }),
  result: z.enum([...rowResults, 'pending']),
  caseId: Id.optional().meta({ description: 'The case the row opened.' }),
  code: z.string().optional(),
  because: z.string().optional().meta({ description: 'Why the row opened no case, in words.' }),
  faults: z.array(z.string()).meta({ description: 'Codes of all that is wrong in the row itself.' }),
  name: z.string().optional().meta({
    description: 'Of a suspected row: its organisation as the register keeps it.',
  }),
  creditCode: z.string().optional(),
  resembles: z
    .array(
      z.object({
        subjectId: Id,
        name: z.string(),
        creditCode: z.string().optional(),
        because: z.enum(resemblances),
      }),
    )
    .optional()
    .meta({ description: 'Organisations of the register a suspected row may be about.' }),
});

/** What an upload answers: the import goes on by itself, and its view tells how far it is. */
export const ImportAnswer = z
  .object({
    importId: Id,
    version: z.int().min(0),
    events: z.array(z.string()).meta({ description: 'Types of the events this upload left.' }),
  })
  .meta({ id: 'ImportAnswer' });
export type ImportAnswer = z.infer<typeof ImportAnswer>;

/** A sheet of leads and what became of each row so far. */
export const ImportView = z
  .object({
    importId: Id,
    version: z.int(),
    phase: z.enum(importPhases),
    fileName: ShownText,
    officerId: Id,
    officerUnitId: Id,
    rows: z.array(ShownRow),
    opened: z.int(),
    duplicates: z.int(),
    refused: z.int(),
    suspected: z.int().meta({ description: 'Rows that wait for somebody to judge them.' }),
    withdrawn: z.int().meta({ description: 'Cases given up again because the import was undone.' }),
    pending: z.int(),
    undoUntil: z.string().meta({ description: 'Until then the import may be undone.' }),
    undone: z.boolean().meta({ description: 'Somebody undid it; cases worked on since are kept.' }),
    totals: z.array(ShownTotal).meta({ description: 'Totals the sheet prints, beside ours.' }),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'ImportView' });
export type ImportView = z.infer<typeof ImportView>;

/** Sheets of leads this viewer may look at, and how far each is. */
export const ImportsPage = z
  .object({
    imports: z
      .array(
        z.object({
          importId: Id,
          phase: z.enum(importPhases),
          fileName: ShownText,
          startedAt: Timestamp,
          officerId: Id,
          rows: z.int(),
          opened: z.int(),
          duplicates: z.int(),
          refused: z.int(),
          suspected: z.int(),
          withdrawn: z.int(),
          undone: z.boolean(),
        }),
      )
      .meta({ description: 'The newest first.' }),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'ImportsPage' });
export type ImportsPage = z.infer<typeof ImportsPage>;
