import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AmendOpinion } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class AmendOpinionCommand extends StageCommand<AmendOpinion> {}

@CommandHandler(AmendOpinionCommand)
export class AmendOpinionHandler implements ICommandHandler<AmendOpinionCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: AmendOpinionCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'amend-opinion',
      schema: AmendOpinion,
    });
  }
}
