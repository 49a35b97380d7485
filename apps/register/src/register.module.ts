import { Module, type OnModuleInit } from '@nestjs/common';
import { HOUSE, type House } from '#platform/service/house';
import { StageService } from '#platform/service/stage-service';
import { Recorder } from '#platform/store/recorder';
import { ListAccountsController } from './list-accounts/list-accounts.controller.js';
import { ListAccountsHandler } from './list-accounts/list-accounts.handler.js';
import { RegisterAccountController } from './register-account/register-account.controller.js';
import { RegisterAccountHandler } from './register-account/register-account.handler.js';
import { RegisterOrganisationController } from './register-organisation/register-organisation.controller.js';
import { RegisterOrganisationHandler } from './register-organisation/register-organisation.handler.js';
import { RegisterPersonController } from './register-person/register-person.controller.js';
import { RegisterPersonHandler } from './register-person/register-person.handler.js';
import { Register } from './register.js';
import { registerOf, registerWork } from './register.worker.js';
import { ShowOrganisationController } from './show-organisation/show-organisation.controller.js';
import { ShowOrganisationHandler } from './show-organisation/show-organisation.handler.js';
import { ShowPersonController } from './show-person/show-person.controller.js';
import { ShowPersonHandler } from './show-person/show-person.handler.js';

/** People, organisations and accounts (登记簿): names and numbers lie here, others hold ids. */
@Module({
  imports: [StageService.of({ service: 'register', stages: [], work: registerWork })],
  controllers: [
    RegisterOrganisationController,
    RegisterPersonController,
    RegisterAccountController,
    ShowOrganisationController,
    ShowPersonController,
    ListAccountsController,
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
  ],
})
export class RegisterModule implements OnModuleInit {
  constructor(private readonly register: Register) {}

  async onModuleInit(): Promise<void> {
    await this.register.record.prepare();
  }
}
