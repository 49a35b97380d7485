import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SubmitEvidence } from '#contracts/landing/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class SubmitEvidenceCommand extends StageCommand<SubmitEvidence> {}

@CommandHandler(SubmitEvidenceCommand)
export class SubmitEvidenceHandler implements ICommandHandler<SubmitEvidenceCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: SubmitEvidenceCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'submit-evidence',
      schema: SubmitEvidence,
    });
  }
}
