import { z } from 'zod';
import { bankReasons } from '#domain/reward/bank-reasons';
import { bankResults, mismatchCodes } from '#domain/reward/batch-results';
import { fundAccounts } from '#domain/reward/fund';
import { ApprovalLevel } from '../pack/pack.js';
import { CalendarDay, CaseFacts, FiscalYear, Id, MoneyFen, TextRef } from '../shared/fields.js';

const YearAmount = z.object({ fiscalYear: FiscalYear, amount: MoneyFen });

const deputed = Id.exactOptional().meta({ description: 'Whom the person stood in for (AB角).' });

const SignedPromise = z.object({
  clauseId: Id,
  kind: z.string(),
  beneficiaryId: Id,
  fundId: Id,
  responsibleUnitId: Id,
  milestoneId: Id,
  shares: z.array(YearAmount).readonly(),
});

const recoveryDecision = {
  paymentId: Id,
  decidedBy: Id,
  decidedFor: deputed,
  note: TextRef.exactOptional(),
};

const line = z.int().min(1);
const inBatch = { paymentId: Id, batchId: Id, line };
const FailedLine = z.object({ line, code: z.string() });

/** Payloads of `duet.reward.<type>.v1`: one case's promises and payments. */
export const RewardEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('reward-opened'),
      openingId: z.string(),
      case: CaseFacts,
      promises: z.array(SignedPromise).readonly(),
      termsVersion: z.int(),
      packVersion: z.string(),
      approvalLevels: z.array(ApprovalLevel).readonly().exactOptional(),
      fiscalYear: FiscalYear.exactOptional().meta({
        description: 'The city’s fiscal year at the opening.',
      }),
    }),
    z.object({ type: z.literal('fiscal-year-begun'), fiscalYear: FiscalYear }),
    z.object({
      type: z.literal('clause-held'),
      clauseId: Id,
      lockedPayments: z
        .array(Id)
        .readonly()
        .meta({ description: 'Payments that stand in a locked batch and go on all the same.' }),
    }),
    z.object({ type: z.literal('clause-released'), clauseId: Id }),
    z.object({
      type: z.literal('clause-lapsed'),
      clauseId: Id,
      released: z.array(YearAmount).readonly(),
    }),
    z.object({
      type: z.literal('entitled'),
      clauseId: Id,
      milestoneId: Id,
      acceptedOn: CalendarDay,
    }),
    z.object({
      type: z.literal('share-carried-over'),
      clauseId: Id,
      fromYear: FiscalYear,
      toYear: FiscalYear,
      amount: MoneyFen,
      decidedBy: Id,
      decidedFor: deputed,
      reason: TextRef,
    }),
    z.object({
      type: z.literal('payment-prepared'),
      paymentId: Id,
      clauseId: Id,
      fundId: Id,
      fiscalYear: FiscalYear,
      amount: MoneyFen,
      beneficiaryId: Id,
      accountId: Id,
      preparedBy: Id,
      preparedFor: deputed,
      bannerShare: MoneyFen.exactOptional(),
    }),
    z.object({
      type: z.literal('banner-share-confirmed'),
      paymentId: Id,
      confirmedBy: Id,
      confirmedFor: deputed,
      document: TextRef,
    }),
    z.object({
      type: z.literal('account-frozen'),
      paymentId: Id,
      account: TextRef,
      accountDigest: z.string(),
    }),
    z.object({
      type: z.literal('account-changed'),
      paymentId: Id,
      accountId: Id,
      changedBy: Id,
      changedFor: deputed,
      reason: TextRef,
      setAside: z
        .object({ accountId: Id, accountDigest: z.string(), hands: z.array(Id).readonly() })
        .meta({ description: 'The account it replaces, and whose review and approvals are void.' }),
    }),
    z.object({
      type: z.literal('payment-reviewed'),
      paymentId: Id,
      reviewedBy: Id,
      reviewedFor: deputed,
      note: TextRef.exactOptional(),
    }),
    z.object({
      type: z.literal('payment-approved'),
      paymentId: Id,
      approvedBy: Id,
      approvedFor: deputed,
      level: z.int().min(1).exactOptional(),
    }),
    z.object({
      type: z.literal('payment-rejected'),
      paymentId: Id,
      rejectedBy: Id.meta({ description: 'A person, `register` (no account) or `landing` (lapsed).' }),
      code: z.string().exactOptional(),
      reason: TextRef.exactOptional(),
    }),
    z.object({ type: z.literal('payment-placed'), ...inBatch }),
    z.object({ type: z.literal('payment-paid'), ...inBatch }),
    z.object({
      type: z.literal('payment-returned'),
      ...inBatch,
      bankReason: z.enum(bankReasons),
    }),
    z.object({
      type: z.literal('recovery-proposed'),
      paymentId: Id,
      proposedBy: Id,
      proposedFor: deputed,
      reason: TextRef,
    }),
    z.object({ type: z.literal('payment-recovered'), ...recoveryDecision }),
    z.object({ type: z.literal('recovery-declined'), ...recoveryDecision }),
    z.object({ type: z.literal('reward-settled'), paid: MoneyFen }),
  ])
  .meta({ id: 'RewardEvent' });
export type RewardEvent = z.infer<typeof RewardEvent>;

/** Payloads of `duet.fund.<type>.v1`: the ledger of one fund, in double entries. */
export const FundEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('fund-opened'),
      fundId: Id,
      packVersion: z.string(),
      fiscalYears: z.array(FiscalYear).readonly(),
    }),
    z.object({
      type: z.literal('fund-moved'),
      ref: z.string().meta({ description: 'What the movement is for: `<caseId>/<paymentId>`, …' }),
      caseId: Id.exactOptional(),
      entries: z
        .array(
          z.object({
            fiscalYear: FiscalYear,
            from: z.enum(fundAccounts),
            to: z.enum(fundAccounts),
            amount: MoneyFen,
          }),
        )
        .readonly(),
      appropriatedBy: Id.exactOptional(),
      appropriatedFor: deputed,
      reason: TextRef.exactOptional(),
    }),
  ])
  .meta({ id: 'FundEvent' });
export type FundEvent = z.infer<typeof FundEvent>;

/** Payloads of `duet.batch.<type>.v1`: one payment sheet and what the bank said to it. */
export const BatchEvent = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('batch-opened'),
      batchId: Id,
      fundId: Id,
      openedBy: Id,
      lines: z
        .array(
          z.object({
            line,
            caseId: Id,
            paymentId: Id,
            amount: MoneyFen,
            accountDigest: z.string(),
          }),
        )
        .readonly(),
    }),
    z.object({
      type: z.literal('lines-placed'),
      placed: z.array(line).readonly(),
      leftOut: z.array(FailedLine).readonly(),
      totals: z.object({ count: z.int().min(0), total: MoneyFen }),
    }),
    z.object({ type: z.literal('batch-exported'), sheetDigest: z.string(), exportedBy: Id }),
    z.object({
      type: z.literal('results-imported'),
      sheetDigest: z.string(),
      importedBy: Id,
      matched: z
        .array(
          z.object({
            line,
            result: z.enum(bankResults),
            bankReason: z.enum(bankReasons).exactOptional(),
          }),
        )
        .readonly(),
      // A bank's sheet may name any number: it need not be a line of ours.
      mismatched: z.array(z.object({ line: z.int(), code: z.enum(mismatchCodes) })).readonly(),
      ignored: z.array(line).readonly(),
    }),
    z.object({
      type: z.literal('lines-settled'),
      settled: z.array(line).readonly(),
      unsettled: z.array(FailedLine).readonly(),
    }),
  ])
  .meta({ id: 'BatchEvent' });
export type BatchEvent = z.infer<typeof BatchEvent>;
