import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Qualify } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class QualifyCommand extends StageCommand<Qualify> {}

@CommandHandler(QualifyCommand)
export class QualifyHandler implements ICommandHandler<QualifyCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: QualifyCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'qualify',
      schema: Qualify,
    });
  }
}
