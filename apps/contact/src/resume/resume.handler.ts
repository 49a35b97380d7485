import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Resume } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ResumeCommand extends StageCommand<Resume> {}

@CommandHandler(ResumeCommand)
export class ResumeHandler implements ICommandHandler<ResumeCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ResumeCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'resume',
      schema: Resume,
    });
  }
}
