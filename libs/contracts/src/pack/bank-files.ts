import { z } from 'zod';
import { bankFields } from '#domain/reward/bank-file';
import { Id, MoneyFen } from '../shared/fields.js';
import { Source } from './source.js';

const Label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const BankColumn = z.strictObject({
  heading: z.string().min(1),
  field: z.enum(bankFields).exactOptional(),
  constant: z.string().min(1).exactOptional(),
  words: z.strictObject({ yes: z.string(), no: z.string() }).exactOptional(),
  needed: z.literal(true).exactOptional(),
});

/**
 * A file as one bank or the treasury takes it. `source` says where the columns were seen; what the
 * file is otherwise (kind, encoding, rows) has a source of its own, for the two are seldom both known.
 */
export const BankTemplate = z
  .strictObject({
    templateId: Id,
    name: Label,
    bankId: Id.exactOptional().meta({ description: 'Whose own file it is, one of `banks`.' }),
    columns: z.array(BankColumn).min(1),
    source: Source,
    file: z.strictObject({
      kind: z.enum(['xlsx', 'csv', 'txt']),
      encoding: z.enum(['utf-8', 'gbk']),
      delimiter: z.string().length(1).exactOptional(),
      source: Source,
    }),
    rowsMax: z.strictObject({ value: z.int().min(1), source: Source }),
  })
  .meta({ id: 'BankTemplate' });
export type BankTemplate = z.infer<typeof BankTemplate>;

/** Who pays, through which banks, and in whose files. */
export const BankFiles = z
  .strictObject({
    payer: z.strictObject({
      holder: z.string().min(1),
      bank: z.string().min(1),
      branch: z.string().min(1).exactOptional(),
      number: z.string().regex(/^\d{8,30}$/),
      source: Source,
    }),
    banks: z.array(
      z.strictObject({
        bankId: Id,
        names: z.array(z.string().min(2)).min(1),
        headOfficeNumber: z.string().regex(/^\d{12}$/).exactOptional(),
        source: Source,
      }),
    ),
    privateTransfers: z.strictObject({
      limit: MoneyFen,
      /** The first is the usual one. */
      purposes: z.array(z.string().min(1)).min(1),
      source: Source,
    }),
    templates: z.array(BankTemplate),
  })
  .meta({ id: 'BankFiles' });
export type BankFiles = z.infer<typeof BankFiles>;
