import { Module } from '@nestjs/common';
import { contact } from '#domain/contact/contact';
import { leadImport } from '#domain/contact/lead-import';
import { StageService } from '#platform/service/stage-service';
import { contactWork } from './contact.worker.js';
import { DemoLeads } from './demo-leads.js';
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
import { ShowImportController } from './show-import/show-import.controller.js';
import { ShowImportHandler } from './show-import/show-import.handler.js';
import { StartImportController } from './start-import/start-import.controller.js';
import { StartImportHandler } from './start-import/start-import.handler.js';

/** The investment promotion centre's stage (接洽): leads and sheets of them, touches, qualifying. */
@Module({
  imports: [
    StageService.of({
      service: 'contact',
      stages: [contact, leadImport],
      startsJourney: ['contact'],
      ownProcess: ['import'],
      work: contactWork,
    }),
  ],
  controllers: [
    OpenCaseController,
    LogTouchController,
    QualifyController,
    DropController,
    ShowContactController,
    StartImportController,
    ShowImportController,
  ],
  providers: [
    DemoLeads,
    OpenCaseHandler,
    LogTouchHandler,
    QualifyHandler,
    DropHandler,
    ShowContactHandler,
    StartImportHandler,
    ShowImportHandler,
  ],
})
export class ContactModule {}
