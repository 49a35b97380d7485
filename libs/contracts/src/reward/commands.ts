import { z } from 'zod';
import { batchLinesMax } from '#domain/reward/batch-size';
import { paymentStates } from '#domain/reward/payment';
import { CalendarDay, FiscalYear, freeText, Id, MoneyFen } from '../shared/fields.js';

export const PreparePayment = z
  .strictObject({
    clauseId: Id,
    fiscalYear: FiscalYear,
    amount: MoneyFen,
    accountId: Id.meta({ description: 'One of the beneficiary’s accounts in the register.' }),
    bannerShare: MoneyFen.exactOptional().meta({
      description: 'The part of the amount the case’s banner bears; it must confirm it.',
    }),
  })
  .meta({ id: 'PreparePayment' });
export type PreparePayment = z.infer<typeof PreparePayment>;

export const ConfirmBannerShare = z
  .strictObject({
    paymentId: Id,
    document: freeText(200).meta({
      description: 'Number of the document in which the banner confirms its part.',
    }),
  })
  .meta({ id: 'ConfirmBannerShare' });
export type ConfirmBannerShare = z.infer<typeof ConfirmBannerShare>;

/** Another account before the final approval: review and approvals begin anew. */
export const ChangeAccount = z
  .strictObject({
    paymentId: Id,
    accountId: Id.meta({ description: 'One of the beneficiary’s accounts in the register.' }),
    reason: freeText(1000),
  })
  .meta({ id: 'ChangeAccount' });
export type ChangeAccount = z.infer<typeof ChangeAccount>;

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

/** The first of two persons: a paid amount must come back. */
export const RecoverPayment = z
  .strictObject({ paymentId: Id, reason: freeText(1000) })
  .meta({ id: 'RecoverPayment' });
export type RecoverPayment = z.infer<typeof RecoverPayment>;

/** The second: it came back, or the proposal is set aside. */
export const DecideRecovery = z
  .strictObject({ paymentId: Id, recovered: z.boolean(), note: freeText(1000).exactOptional() })
  .meta({ id: 'DecideRecovery' });
export type DecideRecovery = z.infer<typeof DecideRecovery>;

/** What is left of a past year's share goes, with its money, to the present fiscal year. */
export const CarryOver = z
  .strictObject({ clauseId: Id, fiscalYear: FiscalYear, reason: freeText(1000) })
  .meta({ id: 'CarryOver' });
export type CarryOver = z.infer<typeof CarryOver>;

export const Appropriate = z
  .strictObject({ fiscalYear: FiscalYear, amount: MoneyFen, reason: freeText(1000) })
  .meta({ id: 'Appropriate' });
export type Appropriate = z.infer<typeof Appropriate>;

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

export const ListPayments = z
  .strictObject({ ...page, state: z.enum(paymentStates) })
  .meta({ id: 'ListPayments' });
export type ListPayments = z.infer<typeof ListPayments>;

export const ListUnpaid = z
  .strictObject({ ...page, fiscalYear: z.coerce.number().int().min(2000).max(2100) })
  .meta({ id: 'ListUnpaid' });
export type ListUnpaid = z.infer<typeof ListUnpaid>;

export const ListFunds = z.strictObject(page).meta({ id: 'ListFunds' });
export type ListFunds = z.infer<typeof ListFunds>;

/** How a batch leaves: in which bank's own file, to be paid on which day, for what. */
export const BankFileQuery = z
  .strictObject({
    template: Id.optional().meta({ description: 'Of the pack’s `bankFiles`; else our own sheet.' }),
    payOn: CalendarDay.optional(),
    purpose: z.string().trim().min(1).max(30).optional().meta({
      description: 'What the bank shows the payee; else the pack’s usual one.',
    }),
  })
  .meta({ id: 'BankFileQuery' });
export type BankFileQuery = z.infer<typeof BankFileQuery>;

export const CheckExport = z
  .strictObject({ ...BankFileQuery.shape, template: Id })
  .meta({ id: 'CheckExport' });
export type CheckExport = z.infer<typeof CheckExport>;
