import { Module } from '@nestjs/common';
import { contact } from '#domain/contact/contact';
import { StageService } from '#platform/service/stage-service';
import { contactWork } from './contact.worker.js';
import { DropController } from './drop/drop.controller.js';
import { DropHandler } from './drop/drop.handler.js';
import { LogTouchController } from './log-touch/log-touch.controller.js';
import { LogTouchHandler } from './log-touch/log-touch.handler.js';
import { OpenCaseController } from './open-case/open-case.controller.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { QualifyController } from './qualify/qualify.controller.js';
import { QualifyHandler } from './qualify/qualify.handler.js';
import { ShowContactController } from './show-contact/show-contact.controller.js';
import { ShowContactHandler } from './show-contact/show-contact.handler.js';

/** The investment promotion centre's stage (接洽): leads, touches, qualifying or dropping. */
@Module({
  imports: [
    StageService.of({
      service: 'contact',
      stages: [contact],
      startsJourney: ['contact'],
      work: (recorder) => contactWork(recorder),
    }),
  ],
  controllers: [
    OpenCaseController,
    LogTouchController,
    QualifyController,
    DropController,
    ShowContactController,
  ],
  providers: [OpenCaseHandler, LogTouchHandler, QualifyHandler, DropHandler, ShowContactHandler],
})
export class ContactModule {}
