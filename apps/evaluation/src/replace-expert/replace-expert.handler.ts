import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplaceExpert } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ReplaceExpertCommand extends StageCommand<ReplaceExpert> {}

@CommandHandler(ReplaceExpertCommand)
export class ReplaceExpertHandler implements ICommandHandler<ReplaceExpertCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ReplaceExpertCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'replace-expert',
      schema: ReplaceExpert,
    });
  }
}
