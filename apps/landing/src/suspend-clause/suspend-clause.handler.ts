import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SuspendClause } from '#contracts/landing/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class SuspendClauseCommand extends StageCommand<SuspendClause> {}

@CommandHandler(SuspendClauseCommand)
export class SuspendClauseHandler implements ICommandHandler<SuspendClauseCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: SuspendClauseCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'suspend-clause',
      schema: SuspendClause,
    });
  }
}
