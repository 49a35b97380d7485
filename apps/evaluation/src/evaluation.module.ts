import { Module } from '@nestjs/common';
import { evaluation } from '#domain/evaluation/evaluation';
import { StageService } from '#platform/service/stage-service';
import { ConcludeController } from './conclude/conclude.controller.js';
import { ConcludeHandler } from './conclude/conclude.handler.js';
import { ConvenePanelController } from './convene-panel/convene-panel.controller.js';
import { ConvenePanelHandler } from './convene-panel/convene-panel.handler.js';
import { DeclareConflictController } from './declare-conflict/declare-conflict.controller.js';
import { DeclareConflictHandler } from './declare-conflict/declare-conflict.handler.js';
import { evaluationWork } from './evaluation.worker.js';
import { GiveOpinionController } from './give-opinion/give-opinion.controller.js';
import { GiveOpinionHandler } from './give-opinion/give-opinion.handler.js';
import { ShowEvaluationController } from './show-evaluation/show-evaluation.controller.js';
import { ShowEvaluationHandler } from './show-evaluation/show-evaluation.handler.js';

/** The expert committee's stage (专家评估): panel, conflicts, opinions, conclusion. */
@Module({
  imports: [
    StageService.of({
      service: 'evaluation',
      stages: [evaluation],
      work: (_recorder, house) => evaluationWork(house),
    }),
  ],
  controllers: [
    ConvenePanelController,
    DeclareConflictController,
    GiveOpinionController,
    ConcludeController,
    ShowEvaluationController,
  ],
  providers: [
    ConvenePanelHandler,
    DeclareConflictHandler,
    GiveOpinionHandler,
    ConcludeHandler,
    ShowEvaluationHandler,
  ],
})
export class EvaluationModule {}
