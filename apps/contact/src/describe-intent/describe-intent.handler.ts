import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DescribeIntent } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class DescribeIntentCommand extends StageCommand<DescribeIntent> {}

@CommandHandler(DescribeIntentCommand)
export class DescribeIntentHandler implements ICommandHandler<DescribeIntentCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: DescribeIntentCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'describe-intent',
      schema: DescribeIntent,
    });
  }
}
