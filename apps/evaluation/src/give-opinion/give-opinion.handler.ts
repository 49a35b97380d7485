import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { GiveOpinion } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class GiveOpinionCommand extends StageCommand<GiveOpinion> {}

@CommandHandler(GiveOpinionCommand)
export class GiveOpinionHandler implements ICommandHandler<GiveOpinionCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: GiveOpinionCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'give-opinion',
      schema: GiveOpinion,
    });
  }
}
