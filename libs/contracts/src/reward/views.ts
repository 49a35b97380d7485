import { z } from 'zod';
import { bankComplaintCodes } from '#domain/reward/bank-file';
import { bankReasons } from '#domain/reward/bank-reasons';
import { batchLineStates } from '#domain/reward/batch';
import { bankResults, mismatchCodes } from '#domain/reward/batch-results';
import { paymentStates } from '#domain/reward/payment';
import { CommandHint } from '../shared/answer.js';
import {
  CalendarDay,
  CaseFacts,
  FiscalYear,
  Id,
  MoneyFen,
  ShownText,
  Timestamp,
} from '../shared/fields.js';

const organisation = z
  .string()
  .optional()
  .meta({ description: 'Who is paid, where it is an organisation; else the case’s first one.' });

const ShownPromise = z.object({
  clauseId: Id,
  kind: z.string(),
  beneficiaryId: Id,
  fundId: Id,
  responsibleUnitId: Id,
  milestoneId: Id,
  entitledOn: CalendarDay.optional(),
  held: z.boolean().meta({ description: 'Landing holds the money back.' }),
  lapsed: z.boolean().meta({ description: 'What was not paid is promised no longer.' }),
  shares: z.array(
    z.object({
      fiscalYear: FiscalYear,
      amount: MoneyFen,
      paid: MoneyFen,
      recovered: MoneyFen.meta({ description: 'Was paid and came back: counted neither as paid nor as left.' }),
      left: MoneyFen.meta({ description: 'Not paid and not under way either.' }),
    }),
  ),
});

const ShownPayment = z.object({
  paymentId: Id,
  clauseId: Id,
  fundId: Id,
  fiscalYear: FiscalYear,
  amount: MoneyFen,
  beneficiaryId: Id,
  accountShown: z
    .string()
    .nullable()
    .meta({ description: 'The account, masked; null while the register has not given it.' }),
  state: z.enum(paymentStates),
  preparedBy: Id,
  accountChanges: z
    .array(z.object({ changedBy: Id, reason: ShownText }))
    .optional()
    .meta({ description: 'Whoever is named here counts as a preparer.' }),
  reviewedBy: Id.optional(),
  note: ShownText.optional(),
  bannerShare: MoneyFen.optional(),
  bannerConfirmation: z.object({ confirmedBy: Id, document: ShownText }).optional(),
  approvals: z
    .array(z.object({ level: z.int(), approvedBy: Id }))
    .meta({ description: 'Given so far, the lowest level first.' }),
  approvalsNeeded: z.int().meta({ description: 'How many levels the amount asks for.' }),
  recovery: z
    .object({ proposedBy: Id, reason: ShownText })
    .optional()
    .meta({ description: 'That the money must come back was proposed; once recovered, why.' }),
  rejection: z
    .object({ rejectedBy: Id, code: z.string().optional(), reason: ShownText.optional() })
    .optional(),
  batchId: Id.optional(),
  line: z.int().optional(),
  bankReason: z.enum(bankReasons).optional(),
});

/** What the signed terms promise a case, and how far each promise has been paid. */
export const RewardView = z
  .object({
    caseId: Id,
    version: z.int(),
    phase: z.enum(['open', 'settled']),
    case: CaseFacts,
    promises: z.array(ShownPromise),
    payments: z.array(ShownPayment),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'RewardView' });
export type RewardView = z.infer<typeof RewardView>;

export const FundView = z
  .object({
    fundId: Id,
    name: z
      .object({ zh: z.string(), en: z.string() })
      .optional()
      .meta({ description: 'As the city’s pack names it; absent where the pack no longer does.' }),
    version: z.int(),
    lines: z.array(
      z.object({
        fiscalYear: FiscalYear,
        appropriated: MoneyFen,
        committed: MoneyFen,
        reserved: MoneyFen,
        paid: MoneyFen,
        recovered: MoneyFen,
        brought: MoneyFen.meta({ description: 'Carried over from earlier years (结转).' }),
        carried: MoneyFen.meta({ description: 'Carried over to a later year.' }),
        free: MoneyFen,
      }),
    ),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'FundView' });
export type FundView = z.infer<typeof FundView>;

const nextCursor = z.string().optional().meta({ description: 'Absent on the last page.' });

export const FundsPage = z
  .object({ funds: z.array(FundView), nextCursor })
  .meta({ id: 'FundsPage' });
export type FundsPage = z.infer<typeof FundsPage>;

/** Payments in one state, of all cases: each with what its next hand does, if this viewer may. */
export const PaymentsPage = z
  .object({
    payments: z.array(
      z.object({ caseId: Id, organisation, ...ShownPayment.shape, next: CommandHint.optional() }),
    ),
    nextCursor,
  })
  .meta({ id: 'PaymentsPage' });
export type PaymentsPage = z.infer<typeof PaymentsPage>;

/** Commitments of a fiscal year that no payment holds, case by case: what year end has to decide. */
export const UnpaidPage = z
  .object({
    commitments: z.array(
      z.object({
        caseId: Id,
        organisation,
        beneficiaryId: Id,
        clauseId: Id,
        fundId: Id,
        fiscalYear: FiscalYear,
        amount: MoneyFen,
        entitled: z.boolean(),
        held: z.boolean(),
      }),
    ),
    nextCursor,
  })
  .meta({ id: 'UnpaidPage' });
export type UnpaidPage = z.infer<typeof UnpaidPage>;

const batchHead = {
  batchId: Id,
  version: z.int(),
  phase: z.enum(['placing', 'locked', 'exported', 'settling', 'settled', 'refused']),
  fundId: Id,
  openedBy: Id,
  totals: z
    .object({ count: z.int(), total: MoneyFen })
    .optional()
    .meta({ description: 'Control totals of the placed lines, once the batch is locked.' }),
};

export const BatchView = z
  .object({
    ...batchHead,
    lines: z.array(
      z.object({
        line: z.int(),
        caseId: Id,
        organisation,
        paymentId: Id,
        amount: MoneyFen,
        state: z.enum(batchLineStates),
        code: z.string().optional(),
        result: z.enum(bankResults).optional(),
        bankReason: z.enum(bankReasons).optional(),
      }),
    ),
    mismatched: z
      .array(z.object({ line: z.int(), code: z.enum(mismatchCodes), because: z.string() }))
      .meta({ description: 'Lines of the last result sheet that did not match: nothing changed.' }),
    commands: z.array(CommandHint),
  })
  .meta({ id: 'BatchView' });
export type BatchView = z.infer<typeof BatchView>;

export const BatchesPage = z
  .object({
    batches: z
      .array(z.object({ ...batchHead, openedAt: Timestamp, lineCount: z.int() }))
      .meta({ description: 'The newest first.' }),
    nextCursor,
  })
  .meta({ id: 'BatchesPage' });
export type BatchesPage = z.infer<typeof BatchesPage>;

/** What a command to a fund answers. */
export const FundAnswer = z
  .object({
    fundId: Id,
    version: z.int(),
    events: z.array(z.string()).meta({ description: 'Types of the events this command left.' }),
  })
  .meta({ id: 'FundAnswer' });
export type FundAnswer = z.infer<typeof FundAnswer>;

const batchAnswer = {
  batchId: Id,
  version: z.int(),
  events: z.array(z.string()).meta({ description: 'Types of the events this command left.' }),
};

/** What every command to a batch answers. */
export const BatchAnswer = z.object(batchAnswer).meta({ id: 'BatchAnswer' });
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/** A dry run: the files a batch would leave as, and what the bank would return of it. */
export const ExportCheck = z
  .object({
    batchId: Id,
    templateId: Id,
    files: z
      .array(z.object({ name: z.string(), count: z.int(), total: MoneyFen }))
      .meta({ description: 'Each with the control totals of its own lines.' }),
    complaints: z.array(
      z.object({ line: z.int(), code: z.enum(bankComplaintCodes), because: z.string() }),
    ),
  })
  .meta({ id: 'ExportCheck' });
export type ExportCheck = z.infer<typeof ExportCheck>;

export const skippedRowCodes = [
  'line-unreadable',
  'line-unknown',
  'line-ambiguous',
  'result-missing',
  'result-unknown',
  'result-contradictory',
] as const;

/** What became of a result sheet: how its lines were matched the batch itself shows. */
export const ResultsAnswer = z
  .object({
    ...batchAnswer,
    skipped: z
      .array(
        z.object({
          row: z.int().meta({ description: 'Row of the sheet, counted from 1.' }),
          code: z.enum(skippedRowCodes),
          because: z.string(),
        }),
      )
      .meta({ description: 'Rows that say nothing clear: their lines stay as they are.' }),
  })
  .meta({ id: 'ResultsAnswer' });
export type ResultsAnswer = z.infer<typeof ResultsAnswer>;
