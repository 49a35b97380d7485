import { Module } from '@nestjs/common';
import { evaluation } from '#domain/evaluation/evaluation';
import { StageService } from '#platform/service/stage-service';
import { AmendOpinionController } from './amend-opinion/amend-opinion.controller.js';
import { AmendOpinionHandler } from './amend-opinion/amend-opinion.handler.js';
import { ConcludeController } from './conclude/conclude.controller.js';
import { ConcludeHandler } from './conclude/conclude.handler.js';
import { ConvenePanelController } from './convene-panel/convene-panel.controller.js';
import { ConvenePanelHandler } from './convene-panel/convene-panel.handler.js';
import { DeclareConflictController } from './declare-conflict/declare-conflict.controller.js';
import { DeclareConflictHandler } from './declare-conflict/declare-conflict.handler.js';
import { evaluationWork } from './evaluation.worker.js';
import { ExtendOpinionsController } from './extend/extend.controller.js';
import { ExtendOpinionsHandler } from './extend/extend.handler.js';
import { GiveOpinionController } from './give-opinion/give-opinion.controller.js';
import { GiveOpinionHandler } from './give-opinion/give-opinion.handler.js';
import { RecuseExpertController } from './recuse/recuse.controller.js';
import { RecuseExpertHandler } from './recuse/recuse.handler.js';
import { ReopenEvaluationController } from './reopen/reopen.controller.js';
import { ReopenEvaluationHandler } from './reopen/reopen.handler.js';
import { ReplaceExpertController } from './replace-expert/replace-expert.controller.js';
import { ReplaceExpertHandler } from './replace-expert/replace-expert.handler.js';
import { ShowEvaluationController } from './show-evaluation/show-evaluation.controller.js';
import { ShowEvaluationHandler } from './show-evaluation/show-evaluation.handler.js';

/** The expert committee's stage (专家评估): panel, conflicts, opinions, conclusion. */
@Module({
  imports: [
    StageService.of({
      service: 'evaluation',
      stages: [evaluation],
      // The request asks negotiation for something, and a stage that had ended runs no workflow.
      restartsJourney: ['reopening-requested'],
      work: (_recorder, house) => evaluationWork(house),
    }),
  ],
  controllers: [
    ConvenePanelController,
    DeclareConflictController,
    GiveOpinionController,
    AmendOpinionController,
    RecuseExpertController,
    ReplaceExpertController,
    ExtendOpinionsController,
    ConcludeController,
    ReopenEvaluationController,
    ShowEvaluationController,
  ],
  providers: [
    ConvenePanelHandler,
    DeclareConflictHandler,
    GiveOpinionHandler,
    AmendOpinionHandler,
    RecuseExpertHandler,
    ReplaceExpertHandler,
    ExtendOpinionsHandler,
    ConcludeHandler,
    ReopenEvaluationHandler,
    ShowEvaluationHandler,
  ],
})
export class EvaluationModule {}
