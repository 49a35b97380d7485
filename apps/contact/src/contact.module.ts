import { Module } from '@nestjs/common';
import { contact } from '#domain/contact/contact';
import { leadImport } from '#domain/contact/lead-import';
import { readings } from '#domain/contact/readings';
import { ownObjects } from '#platform/objects/own-objects';
import { StageService } from '#platform/service/stage-service';
import { AcceptHandOverController } from './accept-hand-over/accept-hand-over.controller.js';
import { AcceptHandOverHandler } from './accept-hand-over/accept-hand-over.handler.js';
import { AddContactController } from './add-contact/add-contact.controller.js';
import { AddContactHandler } from './add-contact/add-contact.handler.js';
import { AddSubjectController } from './add-subject/add-subject.controller.js';
import { AddSubjectHandler } from './add-subject/add-subject.handler.js';
import { contactWork } from './contact.worker.js';
import { CorrectCaseController } from './correct-case/correct-case.controller.js';
import { CorrectCaseHandler } from './correct-case/correct-case.handler.js';
import { DeclineHandOverController } from './decline-hand-over/decline-hand-over.controller.js';
import { DeclineHandOverHandler } from './decline-hand-over/decline-hand-over.handler.js';
import { DemoLeads } from './demo-leads.js';
import { DescribeIntentController } from './describe-intent/describe-intent.controller.js';
import { DescribeIntentHandler } from './describe-intent/describe-intent.handler.js';
import { DocumentReaders } from './document-readers.js';
import { DropController } from './drop/drop.controller.js';
import { DropHandler } from './drop/drop.handler.js';
import { eraseDocuments } from './erase-documents.js';
import { eraseRows } from './erase-rows.js';
import { FileDocumentController } from './file-document/file-document.controller.js';
import { FileDocumentHandler } from './file-document/file-document.handler.js';
import { HandOverController } from './hand-over/hand-over.controller.js';
import { HandOverHandler } from './hand-over/hand-over.handler.js';
import { LinkCaseController } from './link-case/link-case.controller.js';
import { LinkCaseHandler } from './link-case/link-case.handler.js';
import { JudgeRowController } from './judge-row/judge-row.controller.js';
import { JudgeRowHandler } from './judge-row/judge-row.handler.js';
import { ListDocumentsController } from './list-documents/list-documents.controller.js';
import { ListDocumentsHandler } from './list-documents/list-documents.handler.js';
import { ListImportsController } from './list-imports/list-imports.controller.js';
import { ListImportsHandler } from './list-imports/list-imports.handler.js';
import { LogTouchController } from './log-touch/log-touch.controller.js';
import { LogTouchHandler } from './log-touch/log-touch.handler.js';
import { OpenCaseController } from './open-case/open-case.controller.js';
import { OpenCaseHandler } from './open-case/open-case.handler.js';
import { OpenDocumentController } from './open-document/open-document.controller.js';
import { OpenDocumentHandler } from './open-document/open-document.handler.js';
import { ParkController } from './park/park.controller.js';
import { ParkHandler } from './park/park.handler.js';
import { QualifyController } from './qualify/qualify.controller.js';
import { QualifyHandler } from './qualify/qualify.handler.js';
import { ReopenController } from './reopen/reopen.controller.js';
import { ReopenHandler } from './reopen/reopen.handler.js';
import { ResumeController } from './resume/resume.controller.js';
import { ResumeHandler } from './resume/resume.handler.js';
import { SameEntries } from './same-entries.js';
import { ShowContactController } from './show-contact/show-contact.controller.js';
import { ShowContactHandler } from './show-contact/show-contact.handler.js';
import { PreviewImportController } from './preview-import/preview-import.controller.js';
import { PreviewImportHandler } from './preview-import/preview-import.handler.js';
import { ReadLeadTemplateController } from './read-lead-template/read-lead-template.controller.js';
import { ReadLeadTemplateHandler } from './read-lead-template/read-lead-template.handler.js';
import { ReadRefusedRowsController } from './read-refused-rows/read-refused-rows.controller.js';
import { ReadRefusedRowsHandler } from './read-refused-rows/read-refused-rows.handler.js';
import { ShowImportController } from './show-import/show-import.controller.js';
import { ShowImportHandler } from './show-import/show-import.handler.js';
import { StartImportController } from './start-import/start-import.controller.js';
import { StartImportHandler } from './start-import/start-import.handler.js';
import { UndoImportController } from './undo-import/undo-import.controller.js';
import { UndoImportHandler } from './undo-import/undo-import.handler.js';
import { WithdrawDocumentController } from './withdraw-document/withdraw-document.controller.js';
import { WithdrawDocumentHandler } from './withdraw-document/withdraw-document.handler.js';

/** The investment promotion centre's stage (接洽): leads and sheets of them, touches, qualifying. */
@Module({
  imports: [
    StageService.of({
      service: 'contact',
      stages: [contact, leadImport, readings],
      startsJourney: ['contact'],
      restartsJourney: ['case-reopened'],
      ownProcess: ['import'],
      keepsCalendar: ['contact'],
      indexes: ({ snapshots }) =>
        snapshots.createIndexes([
          {
            key: { kind: 1, 'state.startedAt': -1, _id: -1 },
            partialFilterExpression: { kind: 'import' },
            name: 'imports-newest-first',
          },
        ]),
      erases: {
        more: async (entryId, recorder, objects) => {
          await eraseRows(entryId, recorder);
          await eraseDocuments(entryId, recorder, objects);
        },
      },
      work: contactWork,
    }),
  ],
  controllers: [
    OpenCaseController,
    AddSubjectController,
    AddContactController,
    DescribeIntentController,
    CorrectCaseController,
    LogTouchController,
    HandOverController,
    AcceptHandOverController,
    DeclineHandOverController,
    LinkCaseController,
    FileDocumentController,
    WithdrawDocumentController,
    ListDocumentsController,
    OpenDocumentController,
    QualifyController,
    DropController,
    ParkController,
    ResumeController,
    ReopenController,
    ShowContactController,
    StartImportController,
    JudgeRowController,
    UndoImportController,
    PreviewImportController,
    ReadLeadTemplateController,
    ShowImportController,
    ListImportsController,
    ReadRefusedRowsController,
  ],
  providers: [
    ownObjects,
    DocumentReaders,
    DemoLeads,
    SameEntries,
    OpenCaseHandler,
    AddSubjectHandler,
    AddContactHandler,
    DescribeIntentHandler,
    CorrectCaseHandler,
    LogTouchHandler,
    HandOverHandler,
    AcceptHandOverHandler,
    DeclineHandOverHandler,
    LinkCaseHandler,
    FileDocumentHandler,
    WithdrawDocumentHandler,
    ListDocumentsHandler,
    OpenDocumentHandler,
    QualifyHandler,
    DropHandler,
    ParkHandler,
    ResumeHandler,
    ReopenHandler,
    ShowContactHandler,
    StartImportHandler,
    JudgeRowHandler,
    UndoImportHandler,
    PreviewImportHandler,
    ReadLeadTemplateHandler,
    ShowImportHandler,
    ListImportsHandler,
    ReadRefusedRowsHandler,
  ],
})
export class ContactModule {}
