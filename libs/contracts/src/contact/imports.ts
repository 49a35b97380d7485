import { z } from 'zod';
import { fields } from '#domain/contact/lead-sheet/columns';
import { verdicts } from '#domain/contact/lead-import';
import { skippedKinds } from '#domain/contact/lead-sheet/row-kinds';
import { Id, MoneyFen } from '../shared/fields.js';

const Column = z.int().min(0).max(499).meta({ description: 'Counted from 0.' });
const Row = z.int().min(1).max(20_000).meta({ description: 'As a person sees it in the sheet.' });
/** What a column of a lead sheet may be taken for. */
export const LeadField = z.enum(fields).meta({ id: 'LeadField' });

/**
 * What a person says of a sheet before it is imported: which column is which where its name does not
 * tell, the unit of the investment where no cell states one, and what single cells should say.
 * Sent beside the file as the form's field `stated`, in JSON.
 */
export const StatedOfSheet = z
  .strictObject({
    columns: z
      .partialRecord(LeadField, Column.nullable())
      .meta({ description: 'null: the sheet has no such column.' })
      .exactOptional(),
    unit: z.enum(['元', '万元', '亿元']).exactOptional(),
    corrections: z
      .array(z.strictObject({ row: Row, column: Column, value: z.string().max(2000) }))
      .max(5000)
      .exactOptional(),
  })
  .meta({ id: 'StatedOfSheet' });
export type StatedOfSheet = z.infer<typeof StatedOfSheet>;

/** A total the sheet prints, beside what its rows add up to; it is never imported. */
export const ShownTotal = z
  .object({
    row: z.int(),
    printedRows: z.int().optional(),
    countedRows: z.int(),
    printedAmount: MoneyFen.optional(),
    summedAmount: MoneyFen,
    agrees: z.boolean(),
  })
  .meta({ id: 'ShownTotal' });

export const previewResults = ['ready', 'duplicate', 'refused'] as const;

const PreviewRow = z.object({
  row: z.int(),
  result: z.enum(previewResults),
  faults: z
    .array(z.object({ code: z.string(), field: LeadField, column: z.int().optional(), because: z.string() }))
    .meta({ description: 'All that is wrong, each with the cell a person would correct.' }),
  because: z.string().optional().meta({ description: 'Why it would open no case.' }),
  cells: z
    .array(z.string())
    .optional()
    .meta({ description: 'What it says; left out of sound rows behind the first 50.' }),
});

/** What an import of this sheet would do. Nothing is kept. */
export const ImportPreview = z
  .object({
    sheet: z.string(),
    headerRows: z.object({ first: z.int(), last: z.int() }),
    columns: z.array(
      z.object({ column: z.int(), heading: z.string(), field: LeadField.optional() }),
    ),
    missing: z.array(z.string()).meta({ description: 'Columns without which nothing can be imported.' }),
    unit: z.string().optional(),
    rows: z.array(PreviewRow),
    ready: z.int(),
    duplicates: z.int(),
    refused: z.int(),
    skipped: z.array(z.object({ row: z.int(), kind: z.enum(skippedKinds) })),
    totals: z.array(ShownTotal),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof ImportPreview>;

/** What a person says of a row whose organisation may be another that is known. */
export const JudgeRow = z
  .strictObject({
    row: Row,
    verdict: z.enum(verdicts),
    subjectId: Id.exactOptional().meta({
      description: 'Which of those it resembles it is; needed for `same`.',
    }),
  })
  .meta({ id: 'JudgeRow' });
export type JudgeRow = z.infer<typeof JudgeRow>;

export const UndoImport = z.strictObject({}).meta({ id: 'UndoImport' });
export type UndoImport = z.infer<typeof UndoImport>;

export const ListImports = z
  .strictObject({
    cursor: z.base64url().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .meta({ id: 'ListImports' });
export type ListImports = z.infer<typeof ListImports>;
