import { Module } from '@nestjs/common';
import { negotiation } from '#domain/negotiation/negotiation';
import { StageService } from '#platform/service/stage-service';
import { AgreeTermsController } from './agree/agree.controller.js';
import { AgreeTermsHandler } from './agree/agree.handler.js';
import { ApproveTermsController } from './approve/approve.controller.js';
import { ApproveTermsHandler } from './approve/approve.handler.js';
import { DraftTermsController } from './draft-terms/draft-terms.controller.js';
import { DraftTermsHandler } from './draft-terms/draft-terms.handler.js';
import { negotiationWork } from './negotiation.worker.js';
import { OfferTermsController } from './offer/offer.controller.js';
import { OfferTermsHandler } from './offer/offer.handler.js';
import { SendTermsBackController } from './send-back/send-back.controller.js';
import { SendTermsBackHandler } from './send-back/send-back.handler.js';
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
      stages: [negotiation],
      work: (_recorder, house) => negotiationWork(house),
    }),
  ],
  controllers: [
    DraftTermsController,
    OfferTermsController,
    AgreeTermsController,
    ApproveTermsController,
    SendTermsBackController,
    SignTermsController,
    WithdrawNegotiationController,
    ShowNegotiationController,
  ],
  providers: [
    DraftTermsHandler,
    OfferTermsHandler,
    AgreeTermsHandler,
    ApproveTermsHandler,
    SendTermsBackHandler,
    SignTermsHandler,
    WithdrawNegotiationHandler,
    ShowNegotiationHandler,
  ],
})
export class NegotiationModule {}
