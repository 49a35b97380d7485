import { Module } from '@nestjs/common';
import { batch } from '#domain/reward/batch';
import { fund } from '#domain/reward/fund';
import { reward } from '#domain/reward/reward';
import { forms } from '#domain/papers/forms';
import { prints } from '#domain/papers/prints';
import { formsController, printingController } from '#platform/papers/paper-endpoints';
import { printingProviders } from '#platform/papers/printing';
import { StageService } from '#platform/service/stage-service';
import type { RecordCollections } from '#platform/store/collections';
import { AppropriateController } from './appropriate/appropriate.controller.js';
import { AppropriateHandler } from './appropriate/appropriate.handler.js';
import { ApprovePaymentController } from './approve-payment/approve-payment.controller.js';
import { ApprovePaymentHandler } from './approve-payment/approve-payment.handler.js';
import { CarryOverController } from './carry-over/carry-over.controller.js';
import { CarryOverHandler } from './carry-over/carry-over.handler.js';
import { ChangeAccountController } from './change-account/change-account.controller.js';
import { ChangeAccountHandler } from './change-account/change-account.handler.js';
import { CheckExportController } from './check-export/check-export.controller.js';
import { CheckExportHandler } from './check-export/check-export.handler.js';
import { ConfirmBannerShareController } from './confirm-banner-share/confirm-banner-share.controller.js';
import { ConfirmBannerShareHandler } from './confirm-banner-share/confirm-banner-share.handler.js';
import { DecideRecoveryController } from './decide-recovery/decide-recovery.controller.js';
import { DecideRecoveryHandler } from './decide-recovery/decide-recovery.handler.js';
import { ExportBatchController } from './export-batch/export-batch.controller.js';
import { ExportBatchHandler } from './export-batch/export-batch.handler.js';
import { ImportResultsController } from './import-results/import-results.controller.js';
import { ImportResultsHandler } from './import-results/import-results.handler.js';
import { ListBatchesController } from './list-batches/list-batches.controller.js';
import { ListBatchesHandler } from './list-batches/list-batches.handler.js';
import { ListFundsController } from './list-funds/list-funds.controller.js';
import { ListFundsHandler } from './list-funds/list-funds.handler.js';
import { ListPaymentsController } from './list-payments/list-payments.controller.js';
import { ListPaymentsHandler } from './list-payments/list-payments.handler.js';
import { ListUnpaidController } from './list-unpaid/list-unpaid.controller.js';
import { ListUnpaidHandler } from './list-unpaid/list-unpaid.handler.js';
import { OpenBatchController } from './open-batch/open-batch.controller.js';
import { OpenBatchHandler } from './open-batch/open-batch.handler.js';
import { PackFunds } from './pack-funds.js';
import { PreparePaymentController } from './prepare-payment/prepare-payment.controller.js';
import { PreparePaymentHandler } from './prepare-payment/prepare-payment.handler.js';
import { RecoverPaymentController } from './recover-payment/recover-payment.controller.js';
import { RecoverPaymentHandler } from './recover-payment/recover-payment.handler.js';
import { RejectPaymentController } from './reject-payment/reject-payment.controller.js';
import { RejectPaymentHandler } from './reject-payment/reject-payment.handler.js';
import { ReviewPaymentController } from './review-payment/review-payment.controller.js';
import { ReviewPaymentHandler } from './review-payment/review-payment.handler.js';
import { RewardPapers } from './reward-papers.js';
import { eraseAccounts } from './erase-accounts.js';
import { rewardWork } from './reward.worker.js';
import { ShowBatchController } from './show-batch/show-batch.controller.js';
import { ShowBatchHandler } from './show-batch/show-batch.handler.js';
import { ShowFundController } from './show-fund/show-fund.controller.js';
import { ShowFundHandler } from './show-fund/show-fund.handler.js';
import { ShowRewardController } from './show-reward/show-reward.controller.js';
import { ShowRewardHandler } from './show-reward/show-reward.handler.js';

/** Batches are listed by when they were opened. */
const indexes = ({ events }: RecordCollections) =>
  events.createIndexes([
    {
      key: { kind: 1, at: -1, _id: -1 },
      name: 'openings-by-kind',
      partialFilterExpression: { version: 1 },
    },
  ]);

/** Finance's stage (奖励兑付): promises, payments by three persons, funds, batches and their sheets. */
@Module({
  imports: [
    StageService.of({
      service: 'reward',
      stages: [reward, fund, batch, prints, forms],
      ownProcess: ['batch'],
      indexes,
      erases: { more: eraseAccounts },
      work: rewardWork,
    }),
  ],
  controllers: [
    printingController('reward'),
    formsController('reward'),
    PreparePaymentController,
    ConfirmBannerShareController,
    ChangeAccountController,
    ReviewPaymentController,
    ApprovePaymentController,
    RejectPaymentController,
    RecoverPaymentController,
    DecideRecoveryController,
    CarryOverController,
    ShowRewardController,
    OpenBatchController,
    CheckExportController,
    ExportBatchController,
    ImportResultsController,
    ListBatchesController,
    ShowBatchController,
    AppropriateController,
    ListPaymentsController,
    ListUnpaidController,
    ListFundsController,
    ShowFundController,
  ],
  providers: [
    ...printingProviders(RewardPapers),
    PackFunds,
    PreparePaymentHandler,
    ConfirmBannerShareHandler,
    ChangeAccountHandler,
    ReviewPaymentHandler,
    ApprovePaymentHandler,
    RejectPaymentHandler,
    RecoverPaymentHandler,
    DecideRecoveryHandler,
    CarryOverHandler,
    ShowRewardHandler,
    OpenBatchHandler,
    CheckExportHandler,
    ExportBatchHandler,
    ImportResultsHandler,
    ListBatchesHandler,
    ShowBatchHandler,
    AppropriateHandler,
    ListPaymentsHandler,
    ListUnpaidHandler,
    ListFundsHandler,
    ShowFundHandler,
  ],
})
export class RewardModule {}
