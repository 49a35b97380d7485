import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { JudgeRow } from '#contracts/contact/imports';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

/** Its `caseId` is the import's. */
export class JudgeRowCommand extends StageCommand<JudgeRow> {}

@CommandHandler(JudgeRowCommand)
export class JudgeRowHandler implements ICommandHandler<JudgeRowCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: JudgeRowCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'import',
      type: 'judge-row',
      schema: JudgeRow,
    });
  }
}
