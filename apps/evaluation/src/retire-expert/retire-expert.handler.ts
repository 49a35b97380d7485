import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RetireExpert } from '#contracts/evaluation/experts';
import { Recorder } from '#platform/store/recorder';
import { ExpertEntryCommand } from '../expert-endpoint.js';
import { giveExpertCommand } from '../give-expert-command.js';

export class RetireExpertCommand extends ExpertEntryCommand<RetireExpert> {}

@CommandHandler(RetireExpertCommand)
export class RetireExpertHandler implements ICommandHandler<RetireExpertCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: RetireExpertCommand) {
    return giveExpertCommand(this.recorder, command, {
      type: 'retire-expert',
      schema: RetireExpert,
    });
  }
}
