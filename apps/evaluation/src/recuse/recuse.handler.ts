import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecuseExpert } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class RecuseExpertCommand extends StageCommand<RecuseExpert> {}

@CommandHandler(RecuseExpertCommand)
export class RecuseExpertHandler implements ICommandHandler<RecuseExpertCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: RecuseExpertCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'recuse',
      schema: RecuseExpert,
    });
  }
}
