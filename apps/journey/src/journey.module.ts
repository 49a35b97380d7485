import { Module } from '@nestjs/common';
import { CaseRows } from './case-rows.js';
import { CaseChanges } from './follow-cases/case-changes.js';
import { FollowCasesController } from './follow-cases/follow-cases.controller.js';
import { JourneyConsumer } from './journey.consumer.js';
import { JourneyWorker } from './journey.worker.js';
import { readModelProvider } from './read-model.js';
import { deadLettersProvider } from './dead-letters.provider.js';
import { ListStuckController } from './list-stuck/list-stuck.controller.js';
import { ListStuckHandler } from './list-stuck/list-stuck.handler.js';
import { RedriveController } from './redrive/redrive.controller.js';
import { RedriveHandler } from './redrive/redrive.handler.js';
import { PrintSummaryController } from './print-summary/print-summary.controller.js';
import { ShowBoardController } from './show-board/show-board.controller.js';
import { ShowBoardHandler } from './show-board/show-board.handler.js';
import { ShowCaseController } from './show-case/show-case.controller.js';
import { ShowCaseHandler } from './show-case/show-case.handler.js';
import { ShowTimelineController } from './show-timeline/show-timeline.controller.js';
import { ShowTimelineHandler } from './show-timeline/show-timeline.handler.js';
import { ShowWorkController } from './show-work/show-work.controller.js';
import { ShowWorkHandler } from './show-work/show-work.handler.js';
import { SummaryFacts } from './summary-facts.js';

/** The case as a whole: the attraction workflow, and what all stages' news make of a case. */
@Module({
  controllers: [
    ShowBoardController,
    ShowCaseController,
    ShowTimelineController,
    ShowWorkController,
    FollowCasesController,
    PrintSummaryController,
    ListStuckController,
    RedriveController,
  ],
  providers: [
    readModelProvider,
    deadLettersProvider,
    ListStuckHandler,
    RedriveHandler,
    CaseChanges,
    JourneyConsumer,
    JourneyWorker,
    ShowBoardHandler,
    ShowCaseHandler,
    CaseRows,
    ShowTimelineHandler,
    ShowWorkHandler,
    SummaryFacts,
  ],
})
export class JourneyModule {}
