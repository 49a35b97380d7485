import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { holdsRole } from '#domain/shared/actor';
import type { Viewing } from '#platform/http/asking';
import { accessProblem } from '../access-problems.js';
import { AccessTime } from '../access-time.js';
import { Sessions } from '../sessions.js';

export class RevokeSessionCommand extends Command<undefined> {
  constructor(
    readonly sessionId: string,
    readonly viewing: Viewing,
  ) {
    super();
  }
}

@CommandHandler(RevokeSessionCommand)
export class RevokeSessionHandler implements ICommandHandler<RevokeSessionCommand> {
  constructor(
    private readonly time: AccessTime,
    private readonly sessions: Sessions,
  ) {}

  async execute({ sessionId, viewing: { by, language } }: RevokeSessionCommand): Promise<undefined> {
    const ownerId = await this.sessions.ownerOf(sessionId);
    const may = ownerId === by.personId || holdsRole(by, 'administrator');
    if (ownerId === undefined || !may) throw accessProblem('unknown-session', language);
    await this.sessions.revoke(sessionId, await this.time.now());
    return undefined;
  }
}
