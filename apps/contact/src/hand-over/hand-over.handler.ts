import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { HandOver } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class HandOverCommand extends StageCommand<HandOver> {}

@CommandHandler(HandOverCommand)
export class HandOverHandler implements ICommandHandler<HandOverCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: HandOverCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'hand-over',
      schema: HandOver,
    });
  }
}
