import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { entry } from '#domain/register/entry';
import { HOUSE, type House } from '#platform/service/house';
import { StageService } from '#platform/service/stage-service';
import { untilReached } from '#platform/store/out-of-reach';
import { Recorder } from '#platform/store/recorder';
import { AddAliasController } from './add-alias/add-alias.controller.js';
import { AddAliasHandler } from './add-alias/add-alias.handler.js';
import { contextOf } from './data-keys.js';
import { CorrectEntryController } from './correct-entry/correct-entry.controller.js';
import { CorrectEntryHandler } from './correct-entry/correct-entry.handler.js';
import { ErasePersonController } from './erase-person/erase-person.controller.js';
import { ErasePersonHandler } from './erase-person/erase-person.handler.js';
import { FindDuplicatesController } from './find-duplicates/find-duplicates.controller.js';
import { FindDuplicatesHandler } from './find-duplicates/find-duplicates.handler.js';
import { IssueNameSlipController } from './issue-name-slip/issue-name-slip.controller.js';
import { IssueNameSlipHandler } from './issue-name-slip/issue-name-slip.handler.js';
import { ListAccountsController } from './list-accounts/list-accounts.controller.js';
import { ListAccountsHandler } from './list-accounts/list-accounts.handler.js';
import { ListOrganisationsController } from './list-organisations/list-organisations.controller.js';
import { ListOrganisationsHandler } from './list-organisations/list-organisations.handler.js';
import { ListPeopleController } from './list-people/list-people.controller.js';
import { ListPeopleHandler } from './list-people/list-people.handler.js';
import { MergeEntriesController } from './merge-entries/merge-entries.controller.js';
import { MergeEntriesHandler } from './merge-entries/merge-entries.handler.js';
import { PreviewMergeController } from './preview-merge/preview-merge.controller.js';
import { PreviewMergeHandler } from './preview-merge/preview-merge.handler.js';
import { RegisterAccountController } from './register-account/register-account.controller.js';
import { RegisterAccountHandler } from './register-account/register-account.handler.js';
import { RegisterOrganisationController } from './register-organisation/register-organisation.controller.js';
import { RegisterOrganisationHandler } from './register-organisation/register-organisation.handler.js';
import { RegisterPersonController } from './register-person/register-person.controller.js';
import { RegisterPersonHandler } from './register-person/register-person.handler.js';
import { RegisterConsumer } from './register.consumer.js';
import { Register } from './register.js';
import { registerOf, registerWork } from './register.worker.js';
import { SearchRegisterController } from './search-register/search-register.controller.js';
import { SearchRegisterHandler } from './search-register/search-register.handler.js';
import { ShowOrganisationController } from './show-organisation/show-organisation.controller.js';
import { ShowOrganisationHandler } from './show-organisation/show-organisation.handler.js';
import { ShowPersonController } from './show-person/show-person.controller.js';
import { ShowPersonHandler } from './show-person/show-person.handler.js';
import { ShowTraceController } from './show-trace/show-trace.controller.js';
import { ShowTraceHandler } from './show-trace/show-trace.handler.js';
import { UndoMergeController } from './undo-merge/undo-merge.controller.js';
import { UndoMergeHandler } from './undo-merge/undo-merge.handler.js';
import { UnmaskController } from './unmask/unmask.controller.js';
import { UnmaskHandler } from './unmask/unmask.handler.js';

/** People, organisations and accounts (登记簿): names and numbers lie here, others hold ids. */
@Module({
  imports: [
    StageService.of({
      service: 'register',
      stages: [entry],
      work: registerWork,
      wrapped: (db) => [
        { collection: db.collection('data-keys'), field: 'wrapped', contextOf },
      ],
    }),
  ],
  controllers: [
    RegisterOrganisationController,
    RegisterPersonController,
    RegisterAccountController,
    ShowOrganisationController,
    ShowPersonController,
    ListAccountsController,
    AddAliasController,
    CorrectEntryController,
    ErasePersonController,
    FindDuplicatesController,
    IssueNameSlipController,
    ListOrganisationsController,
    ListPeopleController,
    MergeEntriesController,
    PreviewMergeController,
    SearchRegisterController,
    ShowTraceController,
    UndoMergeController,
    UnmaskController,
  ],
  providers: [
    {
      provide: Register,
      inject: [HOUSE, Recorder],
      useFactory: (house: House, recorder: Recorder) => registerOf(house, recorder),
    },
    RegisterOrganisationHandler,
    RegisterPersonHandler,
    RegisterAccountHandler,
    ShowOrganisationHandler,
    ShowPersonHandler,
    ListAccountsHandler,
    AddAliasHandler,
    CorrectEntryHandler,
    ErasePersonHandler,
    FindDuplicatesHandler,
    IssueNameSlipHandler,
    ListOrganisationsHandler,
    ListPeopleHandler,
    MergeEntriesHandler,
    PreviewMergeHandler,
    SearchRegisterHandler,
    ShowTraceHandler,
    UndoMergeHandler,
    UnmaskHandler,
    RegisterConsumer,
  ],
})
export class RegisterModule implements OnModuleInit {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly register: Register,
  ) {}

  async onModuleInit(): Promise<void> {
    await untilReached('the register', this.house.log, () => this.register.record.prepare());
  }
}
