import { Module } from '@nestjs/common';
import { landing } from '#domain/landing/landing';
import { StageService } from '#platform/service/stage-service';
import { AcceptEvidenceController } from './accept-evidence/accept-evidence.controller.js';
import { AcceptEvidenceHandler } from './accept-evidence/accept-evidence.handler.js';
import { landingWork } from './landing.worker.js';
import { ShowLandingController } from './show-landing/show-landing.controller.js';
import { ShowLandingHandler } from './show-landing/show-landing.handler.js';
import { SubmitEvidenceController } from './submit-evidence/submit-evidence.controller.js';
import { SubmitEvidenceHandler } from './submit-evidence/submit-evidence.handler.js';

/** The milestones' stage (落地): evidence is handed in, and accepted by the responsible unit. */
@Module({
  imports: [
    StageService.of({
      service: 'landing',
      stages: [landing],
      work: (_recorder, house) => landingWork(house),
    }),
  ],
  controllers: [SubmitEvidenceController, AcceptEvidenceController, ShowLandingController],
  providers: [SubmitEvidenceHandler, AcceptEvidenceHandler, ShowLandingHandler],
})
export class LandingModule {}
