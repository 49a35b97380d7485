import { Module } from '@nestjs/common';
import { landing } from '#domain/landing/landing';
import { ownObjects } from '#platform/objects/own-objects';
import { StageService } from '#platform/service/stage-service';
import { AcceptEvidenceController } from './accept-evidence/accept-evidence.controller.js';
import { AcceptEvidenceHandler } from './accept-evidence/accept-evidence.handler.js';
import { ExtendMilestoneController } from './extend-milestone/extend-milestone.controller.js';
import { ExtendMilestoneHandler } from './extend-milestone/extend-milestone.handler.js';
import { FailMilestoneController } from './fail-milestone/fail-milestone.controller.js';
import { FailMilestoneHandler } from './fail-milestone/fail-milestone.handler.js';
import { landingWork } from './landing.worker.js';
import { ReadEvidenceFileController } from './read-evidence-file/read-evidence-file.controller.js';
import { ReadEvidenceFileHandler } from './read-evidence-file/read-evidence-file.handler.js';
import { ResumeClauseController } from './resume-clause/resume-clause.controller.js';
import { ResumeClauseHandler } from './resume-clause/resume-clause.handler.js';
import { ReturnEvidenceController } from './return-evidence/return-evidence.controller.js';
import { ReturnEvidenceHandler } from './return-evidence/return-evidence.handler.js';
import { ShowLandingController } from './show-landing/show-landing.controller.js';
import { ShowLandingHandler } from './show-landing/show-landing.handler.js';
import { SubmitEvidenceController } from './submit-evidence/submit-evidence.controller.js';
import { SubmitEvidenceHandler } from './submit-evidence/submit-evidence.handler.js';
import { SuspendClauseController } from './suspend-clause/suspend-clause.controller.js';
import { SuspendClauseHandler } from './suspend-clause/suspend-clause.handler.js';
import { UploadEvidenceFileController } from './upload-evidence-file/upload-evidence-file.controller.js';
import { UploadEvidenceFileHandler } from './upload-evidence-file/upload-evidence-file.handler.js';

/** The milestones' stage (落地): evidence is handed in, and accepted by the responsible unit. */
@Module({
  imports: [
    StageService.of({
      service: 'landing',
      stages: [landing],
      // A breach found after the end asks reward for something, and a stage that had ended runs no workflow.
      restartsJourney: ['landing-revisited'],
      erases: {},
      work: (_recorder, house) => landingWork(house),
    }),
  ],
  controllers: [
    UploadEvidenceFileController,
    ReadEvidenceFileController,
    SubmitEvidenceController,
    AcceptEvidenceController,
    ReturnEvidenceController,
    ExtendMilestoneController,
    FailMilestoneController,
    SuspendClauseController,
    ResumeClauseController,
    ShowLandingController,
  ],
  providers: [
    ownObjects,
    UploadEvidenceFileHandler,
    ReadEvidenceFileHandler,
    SubmitEvidenceHandler,
    AcceptEvidenceHandler,
    ReturnEvidenceHandler,
    ExtendMilestoneHandler,
    FailMilestoneHandler,
    SuspendClauseHandler,
    ResumeClauseHandler,
    ShowLandingHandler,
  ],
})
export class LandingModule {}
