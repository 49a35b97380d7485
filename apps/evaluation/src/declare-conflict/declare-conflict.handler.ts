import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DeclareConflict } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class DeclareConflictCommand extends StageCommand<DeclareConflict> {}

@CommandHandler(DeclareConflictCommand)
export class DeclareConflictHandler implements ICommandHandler<DeclareConflictCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: DeclareConflictCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'declare-conflict',
      schema: DeclareConflict,
    });
  }
}
