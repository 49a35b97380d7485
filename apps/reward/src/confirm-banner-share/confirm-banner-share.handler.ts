import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConfirmBannerShare } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ConfirmBannerShareCommand extends StageCommand<ConfirmBannerShare> {}

@CommandHandler(ConfirmBannerShareCommand)
export class ConfirmBannerShareHandler implements ICommandHandler<ConfirmBannerShareCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ConfirmBannerShareCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'confirm-banner-share',
      schema: ConfirmBannerShare,
    });
  }
}
