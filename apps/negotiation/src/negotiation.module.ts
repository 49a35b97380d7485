import { Module } from '@nestjs/common';
import { negotiation } from '#domain/negotiation/negotiation';
import { forms } from '#domain/papers/forms';
import { prints } from '#domain/papers/prints';
import { ownObjects } from '#platform/objects/own-objects';
import { formsController, printingController } from '#platform/papers/paper-endpoints';
import { printingProviders } from '#platform/papers/printing';
import { StageService } from '#platform/service/stage-service';
import { AgreeTermsController } from './agree/agree.controller.js';
import { AgreeTermsHandler } from './agree/agree.handler.js';
import { ApproveTermsController } from './approve/approve.controller.js';
import { ApproveTermsHandler } from './approve/approve.handler.js';
import { AttachScanController } from './attach-scan/attach-scan.controller.js';
import { AttachScanHandler } from './attach-scan/attach-scan.handler.js';
import { CompareVersionsController } from './compare-versions/compare-versions.controller.js';
import { CompareVersionsHandler } from './compare-versions/compare-versions.handler.js';
import { DraftTermsController } from './draft-terms/draft-terms.controller.js';
import { DraftTermsHandler } from './draft-terms/draft-terms.handler.js';
import { NegotiationPapers } from './negotiation-papers.js';
import { negotiationWork } from './negotiation.worker.js';
import { OfferTermsController } from './offer/offer.controller.js';
import { OfferTermsHandler } from './offer/offer.handler.js';
import { ReadScanController } from './read-scan/read-scan.controller.js';
import { ReadScanHandler } from './read-scan/read-scan.handler.js';
import { RecordCounterController } from './record-counter/record-counter.controller.js';
import { RecordCounterHandler } from './record-counter/record-counter.handler.js';
import { RecordReviewController } from './record-review/record-review.controller.js';
import { RecordReviewHandler } from './record-review/record-review.handler.js';
import { SendTermsBackController } from './send-back/send-back.controller.js';
import { SendTermsBackHandler } from './send-back/send-back.handler.js';
import { ShowConditionsController } from './show-conditions/show-conditions.controller.js';
import { ShowConditionsHandler } from './show-conditions/show-conditions.handler.js';
import { ShowNegotiationController } from './show-negotiation/show-negotiation.controller.js';
import { ShowNegotiationHandler } from './show-negotiation/show-negotiation.handler.js';
import { SignTermsController } from './sign/sign.controller.js';
import { SignTermsHandler } from './sign/sign.handler.js';
import { WithdrawNegotiationController } from './withdraw/withdraw.controller.js';
import { WithdrawNegotiationHandler } from './withdraw/withdraw.handler.js';

/** The terms' stage (一事一议): drafts, an offer, agreement, approval by level, signature. */
@Module({
  imports: [
    StageService.of({
      service: 'negotiation',
      stages: [negotiation, prints, forms],
      erases: {},
      work: (recorder, house) => negotiationWork(house, recorder),
    }),
  ],
  controllers: [
    printingController('negotiation'),
    formsController('negotiation'),
    DraftTermsController,
    RecordReviewController,
    OfferTermsController,
    RecordCounterController,
    AgreeTermsController,
    ApproveTermsController,
    SendTermsBackController,
    SignTermsController,
    AttachScanController,
    ReadScanController,
    WithdrawNegotiationController,
    ShowNegotiationController,
    ShowConditionsController,
    CompareVersionsController,
  ],
  providers: [
    ...printingProviders(NegotiationPapers),
    ownObjects,
    DraftTermsHandler,
    RecordReviewHandler,
    OfferTermsHandler,
    RecordCounterHandler,
    AgreeTermsHandler,
    ApproveTermsHandler,
    SendTermsBackHandler,
    SignTermsHandler,
    AttachScanHandler,
    ReadScanHandler,
    WithdrawNegotiationHandler,
    ShowNegotiationHandler,
    ShowConditionsHandler,
    CompareVersionsHandler,
  ],
})
export class NegotiationModule {}
