import { Module } from '@nestjs/common';
import { evaluation } from '#domain/evaluation/evaluation';
import { expert } from '#domain/evaluation/expert';
import { forms } from '#domain/papers/forms';
import { prints } from '#domain/papers/prints';
import { formsController, printingController } from '#platform/papers/paper-endpoints';
import { printingProviders } from '#platform/papers/printing';
import { StageService } from '#platform/service/stage-service';
import type { RecordCollections } from '#platform/store/collections';
import { AmendOpinionController } from './amend-opinion/amend-opinion.controller.js';
import { AmendOpinionHandler } from './amend-opinion/amend-opinion.handler.js';
import { ChangeExpertController } from './change-expert/change-expert.controller.js';
import { ChangeExpertHandler } from './change-expert/change-expert.handler.js';
import { ConcludeController } from './conclude/conclude.controller.js';
import { ConcludeHandler } from './conclude/conclude.handler.js';
import { ConvenePanelController } from './convene-panel/convene-panel.controller.js';
import { ConvenePanelHandler } from './convene-panel/convene-panel.handler.js';
import { DeclareConflictController } from './declare-conflict/declare-conflict.controller.js';
import { DeclareConflictHandler } from './declare-conflict/declare-conflict.handler.js';
import { DemoExperts } from './demo-experts.js';
import { DrawPanelController } from './draw-panel/draw-panel.controller.js';
import { DrawPanelHandler } from './draw-panel/draw-panel.handler.js';
import { EnterExpertController } from './enter-expert/enter-expert.controller.js';
import { EnterExpertHandler } from './enter-expert/enter-expert.handler.js';
import { EvaluationPapers } from './evaluation-papers.js';
import { evaluationWork } from './evaluation.worker.js';
import { ExtendOpinionsController } from './extend/extend.controller.js';
import { ExtendOpinionsHandler } from './extend/extend.handler.js';
import { GiveOpinionController } from './give-opinion/give-opinion.controller.js';
import { GiveOpinionHandler } from './give-opinion/give-opinion.handler.js';
import { ListCandidatesController } from './list-candidates/list-candidates.controller.js';
import { ListCandidatesHandler } from './list-candidates/list-candidates.handler.js';
import { ListExpertsController } from './list-experts/list-experts.controller.js';
import { ListExpertsHandler } from './list-experts/list-experts.handler.js';
import { PanelFactsReader, subjectPaths } from './panel-facts.js';
import { RecuseExpertController } from './recuse/recuse.controller.js';
import { RecuseExpertHandler } from './recuse/recuse.handler.js';
import { ReinstateExpertController } from './reinstate-expert/reinstate-expert.controller.js';
import { ReinstateExpertHandler } from './reinstate-expert/reinstate-expert.handler.js';
import { ReopenEvaluationController } from './reopen/reopen.controller.js';
import { ReopenEvaluationHandler } from './reopen/reopen.handler.js';
import { ReplaceExpertController } from './replace-expert/replace-expert.controller.js';
import { ReplaceExpertHandler } from './replace-expert/replace-expert.handler.js';
import { RetireExpertController } from './retire-expert/retire-expert.controller.js';
import { RetireExpertHandler } from './retire-expert/retire-expert.handler.js';
import { ShowReadingPassController } from './show-reading-pass/show-reading-pass.controller.js';
import { ShowReadingPassHandler } from './show-reading-pass/show-reading-pass.handler.js';
import { ShowEvaluationController } from './show-evaluation/show-evaluation.controller.js';
import { ShowEvaluationHandler } from './show-evaluation/show-evaluation.handler.js';
import { ShowExpertController } from './show-expert/show-expert.controller.js';
import { ShowExpertHandler } from './show-expert/show-expert.handler.js';

/** Cases about the same subject are looked up for every panel. */
const indexes = ({ snapshots }: RecordCollections) =>
  snapshots.createIndexes([
    ...subjectPaths.map((path) => ({
      key: { [path]: 1 as const },
      name: `evaluations-by-${path.split('.').at(-1) ?? path}`,
      sparse: true,
    })),
    { key: { kind: 1, _id: 1 }, name: 'by-kind' },
  ]);

/** The expert committee's stage (专家评估) and its register of experts (专家库). */
@Module({
  imports: [
    StageService.of({
      service: 'evaluation',
      stages: [evaluation, expert, prints, forms],
      // The request asks negotiation for something, and a stage that had ended runs no workflow.
      restartsJourney: ['reopening-requested'],
      keepsCalendar: ['evaluation'],
      indexes,
      erases: {},
      work: (_recorder, house) => evaluationWork(house),
    }),
  ],
  controllers: [
    printingController('evaluation'),
    formsController('evaluation'),
    ConvenePanelController,
    DeclareConflictController,
    GiveOpinionController,
    AmendOpinionController,
    RecuseExpertController,
    ReplaceExpertController,
    ExtendOpinionsController,
    ConcludeController,
    ReopenEvaluationController,
    EnterExpertController,
    ChangeExpertController,
    RetireExpertController,
    ReinstateExpertController,
    ListExpertsController,
    ShowExpertController,
    ListCandidatesController,
    DrawPanelController,
    ShowEvaluationController,
    ShowReadingPassController,
  ],
  providers: [
    ...printingProviders(EvaluationPapers),
    PanelFactsReader,
    DemoExperts,
    ConvenePanelHandler,
    DeclareConflictHandler,
    GiveOpinionHandler,
    AmendOpinionHandler,
    RecuseExpertHandler,
    ReplaceExpertHandler,
    ExtendOpinionsHandler,
    ConcludeHandler,
    ReopenEvaluationHandler,
    EnterExpertHandler,
    ChangeExpertHandler,
    RetireExpertHandler,
    ReinstateExpertHandler,
    ListExpertsHandler,
    ShowExpertHandler,
    ListCandidatesHandler,
    DrawPanelHandler,
    ShowEvaluationHandler,
    ShowReadingPassHandler,
  ],
})
export class EvaluationModule {}
