import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignIn } from '#contracts/access/commands';
import type { SignedIn } from '#contracts/access/views';
import type { Language } from '#domain/shared/sentences';
import { ProblemError } from '#platform/http/problems';
import { AccessTime } from '../access-time.js';
import { Attempts } from '../attempts.js';
import { PasswordCheck } from '../passwords.js';
import { Sessions } from '../sessions.js';
import { actorOf, shownMember, Staff } from '../staff.js';
import { Tokens } from '../tokens.js';
import { signInFailed, tooManyAttempts } from './sign-in-problems.js';

/** A session has begun: its first token, and the secret for the next ones. */
export interface SessionBegun {
  readonly signedIn: SignedIn;
  readonly refresh: string;
}

export class SignInCommand extends Command<SessionBegun> {
  constructor(
    readonly body: SignIn,
    readonly language: Language,
  ) {
    super();
  }
}

@CommandHandler(SignInCommand)
export class SignInHandler implements ICommandHandler<SignInCommand> {
  constructor(
    private readonly time: AccessTime,
    private readonly staff: Staff,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordCheck,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  async execute({ body, language }: SignInCommand): Promise<SessionBegun> {
    const { account, password } = body;
    const now = await this.time.now();
    const admission = await this.attempts.admit(account, now);
    if (!admission.admitted) {
      const { retryAfterSeconds } = admission;
      throw new ProblemError(tooManyAttempts(language), {
        'retry-after': String(retryAfterSeconds),
      });
    }
    const found = await this.staff.byAccount(account);
    const holds = await this.passwords.holds(password, found?.passwordHash);
    if (!found || !holds) throw new ProblemError(signInFailed(language));
    await this.attempts.forget(account);
    const { session, refresh } = await this.sessions.begin(found.member.personId, now);
    const issued = await this.tokens.issue(actorOf(found.member), session, now);
    return { signedIn: { ...issued, person: shownMember(found.member) }, refresh };
  }
}
