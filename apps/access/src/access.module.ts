import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { databaseName } from '#platform/config/names';
import { serviceKeys } from '#platform/keys/keys';
import { rewrapBehind } from '#platform/keys/rewrap';
import { untilReached } from '#platform/store/out-of-reach';
import { HOUSE, type House } from '#platform/service/house';
import { AccessTime } from './access-time.js';
import { ActForController } from './act-for/act-for.controller.js';
import { ActForHandler } from './act-for/act-for.handler.js';
import { AddPersonController } from './add-person/add-person.controller.js';
import { AddPersonHandler } from './add-person/add-person.handler.js';
import { AppointDeputyController } from './appoint-deputy/appoint-deputy.controller.js';
import { AppointDeputyHandler } from './appoint-deputy/appoint-deputy.handler.js';
import { Attempts } from './attempts.js';
import { ChangePasswordController } from './change-password/change-password.controller.js';
import { ChangePasswordHandler } from './change-password/change-password.handler.js';
import { ChangePersonController } from './change-person/change-person.controller.js';
import { ChangePersonHandler } from './change-person/change-person.handler.js';
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
import { NameSlipController } from './name-slip/name-slip.controller.js';
import { IssueNameSlipHandler } from './name-slip/name-slip.handler.js';
import { PasswordSignIn } from './password-sign-in.js';
import { PasswordCheck } from './passwords.js';
import { PeopleChanges } from './people-changes.js';
import { PeopleDecisions } from './people-decisions.js';
import { RefreshController } from './refresh/refresh.controller.js';
import { RefreshHandler } from './refresh/refresh.handler.js';
import { ResetPasswordController } from './reset-password/reset-password.controller.js';
import { ResetPasswordHandler } from './reset-password/reset-password.handler.js';
import { ResumePersonController } from './resume-person/resume-person.controller.js';
import { ResumePersonHandler } from './resume-person/resume-person.handler.js';
import { RevokeSessionController } from './revoke-session/revoke-session.controller.js';
import { RevokeSessionHandler } from './revoke-session/revoke-session.handler.js';
import { Sessions } from './sessions.js';
import { ShowCatalogueController } from './show-catalogue/show-catalogue.controller.js';
import { ShowPackController } from './show-pack/show-pack.controller.js';
import { ShowSelfController } from './show-self/show-self.controller.js';
import { ShowSelfHandler } from './show-self/show-self.handler.js';
import { ShowWelcomeController } from './show-welcome/show-welcome.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import { SignInHandler } from './sign-in/sign-in.handler.js';
import { SignOutController } from './sign-out/sign-out.controller.js';
import { SignOutHandler } from './sign-out/sign-out.handler.js';
import { Staff } from './staff.js';
import { SuspendPersonController } from './suspend-person/suspend-person.controller.js';
import { SuspendPersonHandler } from './suspend-person/suspend-person.handler.js';
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
  {
    provide: PeopleChanges,
    inject: [HOUSE],
    useFactory: (house: House) => new PeopleChanges(databaseOf(house), house.connections.mongo),
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
    ShowCatalogueController,
    ShowPackController,
    ShowWelcomeController,
    ListDeputiesController,
    AppointDeputyController,
    EndDeputyController,
    ActForController,
    NameSlipController,
    AddPersonController,
    ChangePersonController,
    SuspendPersonController,
    ResumePersonController,
    ResetPasswordController,
    ChangePasswordController,
  ],
  providers: [
    ...kept,
    AccessTime,
    PasswordCheck,
    PasswordSignIn,
    PeopleDecisions,
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
    IssueNameSlipHandler,
    AddPersonHandler,
    ChangePersonHandler,
    SuspendPersonHandler,
    ResumePersonHandler,
    ResetPasswordHandler,
    ChangePasswordHandler,
  ],
})
export class AccessModule implements OnModuleInit {
  constructor(
    @Inject(HOUSE) private readonly house: House,
    private readonly staff: Staff,
    private readonly attempts: Attempts,
    private readonly sessions: Sessions,
    private readonly deputies: Deputies,
    private readonly changes: PeopleChanges,
  ) {}

  async onModuleInit(): Promise<void> {
    const prepared = [this.staff, this.attempts, this.sessions, this.deputies, this.changes];
    await untilReached('the people', this.house.log, async () => {
      await Promise.all(prepared.map((one) => one.prepare()));
      await bringDemoPeople(this.house, this.staff);
    });
    this.rewrapNames();
  }

  /** While the master key rotates, names are wrapped anew behind the answers. */
  private rewrapNames(): void {
    const { background, log } = this.house;
    const keys = keysOf(this.house);
    if (!keys.rotating) return;
    const people = databaseOf(this.house).collection('people');
    const names = [{ collection: people, field: 'name', contextOf: (id: string) => `${id}/name` }];
    const ownLog = log.with({ service: 'access' });
    background.begin('access keys', () => Promise.resolve(rewrapBehind(keys, names, ownLog)));
  }
}
