import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LogTouch } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class LogTouchCommand extends StageCommand<LogTouch> {}

@CommandHandler(LogTouchCommand)
export class LogTouchHandler implements ICommandHandler<LogTouchCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: LogTouchCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'log-touch',
      schema: LogTouch,
    });
  }
}
