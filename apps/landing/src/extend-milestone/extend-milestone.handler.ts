import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ExtendMilestone } from '#contracts/landing/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ExtendMilestoneCommand extends StageCommand<ExtendMilestone> {}

@CommandHandler(ExtendMilestoneCommand)
export class ExtendMilestoneHandler implements ICommandHandler<ExtendMilestoneCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ExtendMilestoneCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'extend-milestone',
      schema: ExtendMilestone,
    });
  }
}
