import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import { HOUSE, type House } from '#platform/service/house';
import { AccessTime } from './access-time.js';
import { ActForController } from './act-for/act-for.controller.js';
import { ActForHandler } from './act-for/act-for.handler.js';
import { AppointDeputyController } from './appoint-deputy/appoint-deputy.controller.js';
import { AppointDeputyHandler } from './appoint-deputy/appoint-deputy.handler.js';
import { Attempts } from './attempts.js';
import { bringDemoPeople } from './demo-people.js';
import { Deputies } from './deputies.js';
import { EndDeputyController } from './end-deputy/end-deputy.controller.js';
import { EndDeputyHandler } from './end-deputy/end-deputy.handler.js';
import { ListDeputiesController } from './list-deputies/list-deputies.controller.js';
import { ListDeputiesHandler } from './list-deputies/list-deputies.handler.js';
import { ListPeopleController } from './list-people/list-people.controller.js';
import { ListPeopleHandler } from './list-people/list-people.handler.js';
import { ListPermissionsController } from './list-permissions/list-permissions.controller.js';
import { ListSessionsController } from './list-sessions/list-sessions.controller.js';
import { ListSessionsHandler } from './list-sessions/list-sessions.handler.js';
import { ListUnitsController } from './list-units/list-units.controller.js';
import { PasswordCheck } from './passwords.js';
import { RefreshController } from './refresh/refresh.controller.js';
import { RefreshHandler } from './refresh/refresh.handler.js';
import { RevokeSessionController } from './revoke-session/revoke-session.controller.js';
import { RevokeSessionHandler } from './revoke-session/revoke-session.handler.js';
import { Sessions } from './sessions.js';
import { ShowSelfController } from './show-self/show-self.controller.js';
import { ShowSelfHandler } from './show-self/show-self.handler.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';
import { SignOutController } from './sign-out/sign-out.controller.js';
import { SignOutHandler } from './sign-out/sign-out.handler.js';
import { Staff } from './staff.js';
import { Tokens } from './tokens.js';

const databaseOf = ({ config, connections }: House) =>
  connections.mongo.db(databaseName(config.space, 'access'));
const keysOf = ({ masterKey }: House) => serviceKeys(masterKey, 'access');

const kept = [
  {
    provide: Staff,
    inject: [HOUSE],
    useFactory: (house: House) => new Staff(databaseOf(house), keysOf(house), house.config.mode),
  },
  {
    provide: Attempts,
    inject: [HOUSE],
    useFactory: (house: House) => new Attempts(databaseOf(house), keysOf(house)),
  },
  {
    provide: Sessions,
    inject: [HOUSE],
    useFactory: (house: House) => new Sessions(databaseOf(house)),
  },
  {
    provide: Deputies,
    inject: [HOUSE],
    useFactory: (house: House) => new Deputies(databaseOf(house)),
  },
];

/** Who signs in, in which unit, in which roles; tokens are verified by every service itself. */
@Module({
  controllers: [
    SignInController,
    RefreshController,
    SignOutController,
    ListSessionsController,
    RevokeSessionController,
    ShowSelfController,
    ListPermissionsController,
    ListPeopleController,
    ListUnitsController,
    ListDeputiesController,
    AppointDeputyController,
    EndDeputyController,
    ActForController,
  ],
  providers: [
    ...kept,
    AccessTime,
    PasswordCheck,
    Tokens,
    SignInHandler,
    RefreshHandler,
    SignOutHandler,
    ListSessionsHandler,
    RevokeSessionHandler,
    ShowSelfHandler,
    ListPeopleHandler,
    ListDeputiesHandler,
    AppointDeputyHandler,
    EndDeputyHandler,
    ActForHandler,
  ],
})
export class AccessModule implements OnModuleInit {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly staff: Staff,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
    private readonly deputies: Deputies,
  ) {}

  async onModuleInit(): Promise<void> {
    const prepared = [this.staff, this.attempts, this.sessions, this.deputies];
    await Promise.all(prepared.map((one) => one.prepare()));
    await bringDemoPeople(this.house, this.staff);
  }
}
