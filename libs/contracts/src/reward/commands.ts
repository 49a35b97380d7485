import { z } from 'zod';
import { batchLinesMax } from '#domain/reward/batch';
import { FiscalYear, freeText, Id, MoneyFen } from '../shared/fields.js';

export const PreparePayment = z
  .strictObject({
    clauseId: Id,
    fiscalYear: FiscalYear,
    amount: MoneyFen,
    accountId: Id.meta({ description: 'One of the beneficiary’s accounts in the register.' }),
  })
  .meta({ id: 'PreparePayment' });
export type PreparePayment = z.infer<typeof PreparePayment>;

export const ReviewPayment = z
  .strictObject({ paymentId: Id, note: freeText(1000).exactOptional() })
  .meta({ id: 'ReviewPayment' });
export type ReviewPayment = z.infer<typeof ReviewPayment>;

export const ApprovePayment = z.strictObject({ paymentId: Id }).meta({ id: 'ApprovePayment' });
export type ApprovePayment = z.infer<typeof ApprovePayment>;

export const RejectPayment = z
  .strictObject({ paymentId: Id, reason: freeText(1000) })
  .meta({ id: 'RejectPayment' });
export type RejectPayment = z.infer<typeof RejectPayment>;

/** Amounts and accounts are never taken from the caller: the payments themselves have them. */
export const OpenBatch = z
  .strictObject({
    fundId: Id,
    payments: z
      .array(z.strictObject({ caseId: Id, paymentId: Id }))
      .min(1)
      .max(batchLinesMax),
  })
  .meta({ id: 'OpenBatch' });
export type OpenBatch = z.infer<typeof OpenBatch>;

const page = {
  cursor: z.base64url().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export const ListBatches = z.strictObject(page).meta({ id: 'ListBatches' });
export type ListBatches = z.infer<typeof ListBatches>;

export const ListFunds = z.strictObject(page).meta({ id: 'ListFunds' });
export type ListFunds = z.infer<typeof ListFunds>;
