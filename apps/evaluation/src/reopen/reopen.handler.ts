import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReopenEvaluation } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ReopenEvaluationCommand extends StageCommand<ReopenEvaluation> {}

@CommandHandler(ReopenEvaluationCommand)
export class ReopenEvaluationHandler implements ICommandHandler<ReopenEvaluationCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ReopenEvaluationCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'reopen',
      schema: ReopenEvaluation,
    });
  }
}
