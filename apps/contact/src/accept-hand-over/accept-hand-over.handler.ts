import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AcceptHandOver } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class AcceptHandOverCommand extends StageCommand<AcceptHandOver> {}

@CommandHandler(AcceptHandOverCommand)
export class AcceptHandOverHandler implements ICommandHandler<AcceptHandOverCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: AcceptHandOverCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'accept-hand-over',
      schema: AcceptHandOver,
    });
  }
}
