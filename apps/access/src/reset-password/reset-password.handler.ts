import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ResetPassword } from '#contracts/access/commands';
import type { OneTimePassword } from '#contracts/access/views';
import type { Asking } from '#platform/http/asking';
import { PeopleDecisions } from '../people-decisions.js';
import { Sessions } from '../sessions.js';
import { Staff } from '../staff.js';

export class ResetPasswordCommand extends Command<OneTimePassword> {
  constructor(
    readonly personId: string,
    readonly body: ResetPassword,
    readonly asking: Asking,
  ) {
    super();
  }
}

@CommandHandler(ResetPasswordCommand)
export class ResetPasswordHandler implements ICommandHandler<ResetPasswordCommand> {
  constructor(
    private readonly staff: Staff,
    private readonly sessions: Sessions,
    private readonly decisions: PeopleDecisions,
  ) {}

  async execute({ personId, body, asking }: ResetPasswordCommand): Promise<OneTimePassword> {
    const decision = { type: 'password-reset', personId, body } as const;
    const change = await this.decisions.give(asking, decision, async ({ changeId, at, session }) => {
      const password = await this.decisions.keptPassword({ changeId, at });
      await this.staff.keepPassword(personId, password, session);
      return { personId };
    });
    await this.sessions.revokeAllOf(personId, change.at);
    return this.decisions.shownPassword(change);
  }
}
