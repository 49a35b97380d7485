import { Injectable } from '@nestjs/common';
import type { SignIn } from '#contracts/access/commands';
import type { SignedIn } from '#contracts/access/views';
import type { Language } from '#domain/shared/sentences';
import { ProblemError } from '#platform/http/problems';
import { accessProblem } from './access-problems.js';
import { Attempts } from './attempts.js';
import { PasswordCheck } from './passwords.js';
import { Sessions } from './sessions.js';
import { signInFailed, tooManyAttempts } from './sign-in-problems.js';
import { actorOf, shownMember, Staff, type FoundAccount, type StaffMember } from './staff.js';
import { Tokens } from './tokens.js';

/** A session has begun: its first token, and the secret for the next ones. */
export interface SessionBegun {
  readonly signedIn: SignedIn;
  readonly refresh: string;
}

/** What signing in and changing one's password have in common: the password, then the session. */
@Injectable()
export class PasswordSignIn {
  constructor(
    private readonly staff: Staff,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordCheck,
    private readonly sessions: Sessions,
    private readonly tokens: Tokens,
  ) {}

  /**
   * Whose account it is, where the password is right. What else stands in the way is told only then,
   * so nobody learns of an account without its password.
   * @throws ProblemError where it is wrong, tried too often, over, or the account is suspended.
   */
  async proven({ account, password }: SignIn, now: Date, language: Language): Promise<FoundAccount> {
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
    if (found.member.suspended) throw accessProblem('account-suspended', language);
    if (found.oneTimeUntil && found.oneTimeUntil <= now) {
      throw accessProblem('one-time-password-over', language);
    }
    return found;
  }

  async begin(member: StaffMember, now: Date): Promise<SessionBegun> {
    const { session, refresh } = await this.sessions.begin(member.personId, now);
    const issued = await this.tokens.issue(actorOf(member), session, now);
    return { signedIn: { ...issued, person: shownMember(member) }, refresh };
  }
}
