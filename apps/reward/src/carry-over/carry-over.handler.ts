import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CarryOver } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class CarryOverCommand extends StageCommand<CarryOver> {}

@CommandHandler(CarryOverCommand)
export class CarryOverHandler implements ICommandHandler<CarryOverCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: CarryOverCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'carry-over',
      schema: CarryOver,
    });
  }
}
