import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ResumeClause } from '#contracts/landing/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ResumeClauseCommand extends StageCommand<ResumeClause> {}

@CommandHandler(ResumeClauseCommand)
export class ResumeClauseHandler implements ICommandHandler<ResumeClauseCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ResumeClauseCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'resume-clause',
      schema: ResumeClause,
    });
  }
}
