import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UndoImport } from '#contracts/contact/imports';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

/** Its `caseId` is the import's. */
export class UndoImportCommand extends StageCommand<UndoImport> {}

@CommandHandler(UndoImportCommand)
export class UndoImportHandler implements ICommandHandler<UndoImportCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: UndoImportCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'import',
      type: 'undo-import',
      schema: UndoImport,
    });
  }
}
