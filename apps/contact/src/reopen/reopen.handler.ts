import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReopenCase } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ReopenCommand extends StageCommand<ReopenCase> {}

@CommandHandler(ReopenCommand)
export class ReopenHandler implements ICommandHandler<ReopenCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ReopenCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'reopen',
      schema: ReopenCase,
    });
  }
}
