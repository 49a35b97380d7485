import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ChangePassword } from '#contracts/access/commands';
import { passwordFault } from '#domain/access/people';
import type { Language } from '#domain/shared/sentences';
import { InvalidInput } from '#platform/http/invalid-input';
import { AccessTime } from '../access-time.js';
import { PasswordSignIn, type SessionBegun } from '../password-sign-in.js';
import { hashPassword } from '../passwords.js';
import { newChangeId, PeopleChanges } from '../people-changes.js';
import { Sessions } from '../sessions.js';
import { Staff } from '../staff.js';

export class ChangePasswordCommand extends Command<SessionBegun> {
  constructor(
    readonly body: ChangePassword,
    readonly language: Language,
  ) {
    super();
  }
}

/** The person's own doing: the password before proves who it is. Their other sessions end. */
@CommandHandler(ChangePasswordCommand)
export class ChangePasswordHandler implements ICommandHandler<ChangePasswordCommand> {
  constructor(
    private readonly time: AccessTime,
    private readonly signIn: PasswordSignIn,
    private readonly staff: Staff,
    private readonly changes: PeopleChanges,
    private readonly sessions: Sessions,
  ) {}

  async execute({ body, language }: ChangePasswordCommand): Promise<SessionBegun> {
    const { account, password, newPassword } = body;
    const now = await this.time.now();
    const { member } = await this.signIn.proven({ account, password }, now, language);
    const fault = passwordFault(newPassword, { account: member.account, before: password });
    if (fault !== undefined) throw new InvalidInput([{ path: ['newPassword'], message: fault }]);
    const { personId } = member;
    const passwordHash = await hashPassword(newPassword);
    await this.changes.record(async (session) => {
      await this.staff.keepPassword(personId, { passwordHash }, session);
      const _id = newChangeId();
      return { _id, type: 'password-changed', personId, by: personId, at: now, bodyDigest: '' };
    });
    await this.sessions.revokeAllOf(personId, now);
    return this.signIn.begin(member, now);
  }
}
