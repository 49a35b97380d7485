import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ExtendOpinions } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ExtendOpinionsCommand extends StageCommand<ExtendOpinions> {}

@CommandHandler(ExtendOpinionsCommand)
export class ExtendOpinionsHandler implements ICommandHandler<ExtendOpinionsCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ExtendOpinionsCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'extend',
      schema: ExtendOpinions,
    });
  }
}
