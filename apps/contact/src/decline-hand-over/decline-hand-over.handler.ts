import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclineHandOver } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class DeclineHandOverCommand extends StageCommand<DeclineHandOver> {}

@CommandHandler(DeclineHandOverCommand)
export class DeclineHandOverHandler implements ICommandHandler<DeclineHandOverCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: DeclineHandOverCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'decline-hand-over',
      schema: DeclineHandOver,
    });
  }
}
