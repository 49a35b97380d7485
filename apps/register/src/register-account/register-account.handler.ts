import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RegisterAccount } from '#contracts/register/commands';
import type { AccountRegistered } from '#contracts/register/views';
import { tidyAccount } from '#domain/register/entries';
import { refusalAnswer, soundEntry } from '../answers.js';
import { kindOfOwner } from '../entries.js';
import { EntryCommand } from '../entry-endpoint.js';
import { Register } from '../register.js';
import { registrarOf } from '../registrar.js';
import { shownAccount } from '../shown.js';

export class RegisterAccountCommand extends EntryCommand<RegisterAccount, AccountRegistered> {}

@CommandHandler(RegisterAccountCommand)
export class RegisterAccountHandler implements ICommandHandler<RegisterAccountCommand> {
  constructor(private readonly register: Register) {}

  async execute({ body, asking }: RegisterAccountCommand): Promise<AccountRegistered> {
    const { ownerId, ...stated } = body;
    const account = soundEntry(tidyAccount(stated, kindOfOwner(ownerId)), asking.language);
    const registrar = registrarOf('accounts', body, asking, this.register.keys);
    const entered = await this.register.enterAccount(ownerId, account, registrar);
    if (!entered.ok) throw refusalAnswer(entered, asking.language);
    const { alreadyRegistered } = entered;
    const { entry } = entered;
    const cipherOf = await this.register.dataKeys.of(entry.ownerId);
    return { ...shownAccount(entry, cipherOf), alreadyRegistered };
  }
}
