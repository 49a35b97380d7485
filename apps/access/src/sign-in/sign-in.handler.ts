import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SignIn } from '#contracts/access/commands';
import type { Language } from '#domain/shared/sentences';
import { accessProblem } from '../access-problems.js';
import { AccessTime } from '../access-time.js';
import { PasswordSignIn, type SessionBegun } from '../password-sign-in.js';

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
    private readonly signIn: PasswordSignIn,
  ) {}

  async execute({ body, language }: SignInCommand): Promise<SessionBegun> {
    const now = await this.time.now();
    const { member, oneTimeUntil } = await this.signIn.proven(body, now, language);
    // Whoever gave the password knows it: nobody works under it.
    if (oneTimeUntil) throw accessProblem('password-change-needed', language);
    return this.signIn.begin(member, now);
  }
}
