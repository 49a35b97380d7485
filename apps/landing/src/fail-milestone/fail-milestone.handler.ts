import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FailMilestone } from '#contracts/landing/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class FailMilestoneCommand extends StageCommand<FailMilestone> {}

@CommandHandler(FailMilestoneCommand)
export class FailMilestoneHandler implements ICommandHandler<FailMilestoneCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: FailMilestoneCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'fail-milestone',
      schema: FailMilestone,
    });
  }
}
