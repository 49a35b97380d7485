import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Unmask } from '#contracts/register/commands';
import type { Disclosed } from '#contracts/register/views';
import { disclose } from '../disclosing.js';
import { OnEntryCommand } from '../entry-endpoint.js';
import { Register } from '../register.js';

export class UnmaskCommand extends OnEntryCommand<Unmask, Disclosed> {}

@CommandHandler(UnmaskCommand)
export class UnmaskHandler implements ICommandHandler<UnmaskCommand> {
  constructor(private readonly register: Register) {}

  async execute(command: UnmaskCommand): Promise<Disclosed> {
    const value = await disclose(this.register, command);
    return { entryId: command.entryId, field: command.body.field, value };
  }
}
