import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReinstateExpert } from '#contracts/evaluation/experts';
import { Recorder } from '#platform/store/recorder';
import { ExpertEntryCommand } from '../expert-endpoint.js';
import { giveExpertCommand } from '../give-expert-command.js';

export class ReinstateExpertCommand extends ExpertEntryCommand<ReinstateExpert> {}

@CommandHandler(ReinstateExpertCommand)
export class ReinstateExpertHandler implements ICommandHandler<ReinstateExpertCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ReinstateExpertCommand) {
    return giveExpertCommand(this.recorder, command, {
      type: 'reinstate-expert',
      schema: ReinstateExpert,
    });
  }
}
