import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Park } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ParkCommand extends StageCommand<Park> {}

@CommandHandler(ParkCommand)
export class ParkHandler implements ICommandHandler<ParkCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ParkCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'park',
      schema: Park,
    });
  }
}
