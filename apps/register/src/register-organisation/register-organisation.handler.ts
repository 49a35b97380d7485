import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RegisterOrganisation } from '#contracts/register/commands';
import type { OrganisationRegistered } from '#contracts/register/views';
import { tidyOrganisation } from '#domain/register/entries';
import { refusalAnswer, soundEntry } from '../answers.js';
import { EntryCommand } from '../entry-endpoint.js';
import { Register } from '../register.js';
import { registrarOf } from '../registrar.js';
import { shownOrganisation } from '../shown.js';

export class RegisterOrganisationCommand extends EntryCommand<
  RegisterOrganisation,
  OrganisationRegistered
> {}

@CommandHandler(RegisterOrganisationCommand)
export class RegisterOrganisationHandler implements ICommandHandler<RegisterOrganisationCommand> {
  constructor(private readonly register: Register) {}

  async execute({ body, asking }: RegisterOrganisationCommand): Promise<OrganisationRegistered> {
    const organisation = soundEntry(tidyOrganisation(body), asking.language);
    const registrar = registrarOf('organisations', body, asking, this.register.keys);
    const entered = await this.register.enterOrganisation(organisation, registrar);
    if (!entered.ok) throw refusalAnswer(entered, asking.language);
    const { alreadyRegistered } = entered;
    return { ...shownOrganisation(entered.entry), alreadyRegistered };
  }
}
