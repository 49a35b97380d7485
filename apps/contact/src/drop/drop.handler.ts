import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Drop } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class DropCommand extends StageCommand<Drop> {}

@CommandHandler(DropCommand)
export class DropHandler implements ICommandHandler<DropCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: DropCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'drop',
      schema: Drop,
    });
  }
}
