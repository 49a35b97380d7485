import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RegisterPerson } from '#contracts/register/commands';
import type { PersonRegistered } from '#contracts/register/views';
import { tidyPerson } from '#domain/register/entries';
import { refusalAnswer, soundEntry } from '../answers.js';
import { EntryCommand } from '../entry-endpoint.js';
import { Register } from '../register.js';
import { registrarOf } from '../registrar.js';
import { shownPerson } from '../shown.js';

export class RegisterPersonCommand extends EntryCommand<RegisterPerson, PersonRegistered> {}

@CommandHandler(RegisterPersonCommand)
export class RegisterPersonHandler implements ICommandHandler<RegisterPersonCommand> {
  constructor(private readonly register: Register) {}

  async execute({ body, asking }: RegisterPersonCommand): Promise<PersonRegistered> {
    const person = soundEntry(tidyPerson(body), asking.language);
    const registrar = registrarOf('people', body, asking, this.register.keys);
    const entered = await this.register.enterPerson(person, registrar);
    if (!entered.ok) throw refusalAnswer(entered, asking.language);
    const { alreadyRegistered } = entered;
    const { entry } = entered;
    const cipherOf = await this.register.dataKeys.of(entry._id);
    return { ...shownPerson(entry, cipherOf), alreadyRegistered };
  }
}
