import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import { HOUSE, type House } from '#platform/service/house';
import { Attempts } from './attempts.js';
import { bringDemoPeople } from './demo-people.js';
import { ListPeopleController } from './list-people/list-people.controller.js';
import { ListPeopleHandler } from './list-people/list-people.handler.js';
import { ListPermissionsController } from './list-permissions/list-permissions.controller.js';
import { ListUnitsController } from './list-units/list-units.controller.js';
import { PasswordCheck } from './passwords.js';
import { ShowSelfController } from './show-self/show-self.controller.js';
import { ShowSelfHandler } from './show-self/show-self.handler.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';
import { SignOutController } from './sign-out/sign-out.controller.js';
import { Staff } from './staff.js';

const databaseOf = ({ config, connections }: House) =>
  connections.mongo.db(databaseName(config.space, 'access'));
const keysOf = ({ masterKey }: House) => serviceKeys(masterKey, 'access');

/** Who signs in, in which unit, in which roles; tokens are verified by every service itself. */
@Module({
  controllers: [
    SignInController,
    SignOutController,
    ShowSelfController,
    ListPermissionsController,
    ListPeopleController,
    ListUnitsController,
  ],
  providers: [
    {
      provide: Staff,
      inject: [HOUSE],
      useFactory: (house: House) => new Staff(databaseOf(house), keysOf(house)),
    },
    {
      provide: Attempts,
      inject: [HOUSE],
      useFactory: (house: House) => new Attempts(databaseOf(house), keysOf(house)),
    },
    PasswordCheck,
    SignInHandler,
    ShowSelfHandler,
    ListPeopleHandler,
  ],
})
export class AccessModule implements OnModuleInit {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly staff: Staff,
    private readonly attempts: Attempts,
  ) {}

  async onModuleInit(): Promise<void> {
    await Promise.all([this.staff.prepare(), this.attempts.prepare()]);
    await bringDemoPeople(this.house, this.staff);
  }
}
