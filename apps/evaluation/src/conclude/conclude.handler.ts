import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Conclude } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ConcludeCommand extends StageCommand<Conclude> {}

@CommandHandler(ConcludeCommand)
export class ConcludeHandler implements ICommandHandler<ConcludeCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ConcludeCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'conclude',
      schema: Conclude,
    });
  }
}
