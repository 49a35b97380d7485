import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { decodeJwt } from 'jose';
import type { SignIn } from '#contracts/access/commands';
import type { SignedIn } from '#contracts/access/views';
import type { Language } from '#domain/shared/sentences';
import { issueToken } from '#platform/access/token';
import { ProblemError } from '#platform/http/problems';
import { tokenSecret } from '#platform/keys/keys';
import { HOUSE, type House } from '#platform/service/house';
import { Attempts } from '../attempts.js';
import { PasswordCheck } from '../passwords.js';
import { actorOf, shownMember, Staff } from '../staff.js';
import { signInFailed, tooManyAttempts } from './sign-in-problems.js';

export class SignInCommand extends Command<SignedIn> {
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
    @Inject(HOUSE) private readonly house: House,
    private readonly staff: Staff,
    private readonly attempts: Attempts,
    private readonly passwords: PasswordCheck,
  ) {}

  async execute({ body, language }: SignInCommand): Promise<SignedIn> {
    const { account, password } = body;
    const admission = await this.attempts.admit(account, await this.now());
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
    const token = await issueToken(actorOf(found.member), tokenSecret(this.house.masterKey));
    return { token, expiresAt: expiryOf(token), person: shownMember(found.member) };
  }

  /** Mongo's time, as everywhere, through the clock of the house. */
  private async now(): Promise<Date> {
    const { clock, connections } = this.house;
    const { localTime } = await connections.mongo.db('admin').command({ hello: 1 });
    return new Date(await clock.now(localTime as Date));
  }
}

function expiryOf(token: string): string {
  const { exp } = decodeJwt(token);
  if (exp === undefined) throw new Error('a token without an end was issued');
  return new Date(exp * 1000).toISOString();
}
