import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { KnownTokens } from '#platform/access/token';
import { tokenSecrets } from '#platform/keys/keys';
import { HOUSE, type House } from '#platform/service/house';
import { AccessTime } from '../access-time.js';
import { Sessions } from '../sessions.js';

/** What the browser still has, if anything: sound or not. */
export class SignOutCommand extends Command<undefined> {
  constructor(
    readonly refresh: string | undefined,
    readonly token: string | undefined,
  ) {
    super();
  }
}

/** Ends the session whose secret or token is shown; somebody else's id alone ends nothing. */
@CommandHandler(SignOutCommand)
export class SignOutHandler implements ICommandHandler<SignOutCommand> {
  /** As at the door: while keys rotate the one before has signed tokens too. */
  private readonly tokens: KnownTokens;

  constructor(
    @Inject(HOUSE) house: House,
    private readonly time: AccessTime,
    private readonly sessions: Sessions,
  ) {
    this.tokens = new KnownTokens(tokenSecrets(house.masterKey));
  }

  async execute({ refresh, token }: SignOutCommand): Promise<undefined> {
    if (refresh === undefined && token === undefined) return undefined;
    const now = await this.time.now();
    const bySecret = refresh === undefined ? undefined : await this.sessions.ofSecret(refresh, now);
    const byToken = token === undefined ? undefined : await this.tokens.holderOf(token);
    for (const sessionId of new Set([bySecret?.sessionId, byToken?.sessionId])) {
      if (sessionId !== undefined) await this.sessions.revoke(sessionId, now);
    }
    return undefined;
  }
}
