import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignedIn } from '#contracts/access/views';
import type { Language } from '#domain/shared/sentences';
import { AccessTime } from '../access-time.js';
import { accessProblem } from '../access-problems.js';
import { Sessions } from '../sessions.js';
import { actorOf, shownMember, Staff } from '../staff.js';
import { Tokens } from '../tokens.js';

export interface Refreshed {
  readonly signedIn: SignedIn;
  /** The next refresh secret; absent where another window of the browser got it. */
  readonly refresh: string | undefined;
}

export class RefreshCommand extends Command<Refreshed> {
  constructor(
    readonly refresh: string | undefined,
    readonly language: Language,
  ) {
    super();
  }
}

/** A new token as oneself: unit and roles are read again, and whoever left gets none. */
@CommandHandler(RefreshCommand)
export class RefreshHandler implements ICommandHandler<RefreshCommand> {
  constructor(
    private readonly time: AccessTime,
    private readonly sessions: Sessions,
    private readonly staff: Staff,
    private readonly tokens: Tokens,
  ) {}

  async execute({ refresh, language }: RefreshCommand): Promise<Refreshed> {
    const now = await this.time.now();
    const renewed = refresh === undefined ? undefined : await this.sessions.renew(refresh, now);
    const member = renewed && (await this.staff.byId(renewed.session.personId));
    if (!renewed || !member) throw accessProblem('session-over', language);
    const issued = await this.tokens.issue(actorOf(member), renewed.session, now);
    return { signedIn: { ...issued, person: shownMember(member) }, refresh: renewed.refresh };
  }
}
