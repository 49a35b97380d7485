import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReturnEvidence } from '#contracts/landing/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ReturnEvidenceCommand extends StageCommand<ReturnEvidence> {}

@CommandHandler(ReturnEvidenceCommand)
export class ReturnEvidenceHandler implements ICommandHandler<ReturnEvidenceCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ReturnEvidenceCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'return-evidence',
      schema: ReturnEvidence,
    });
  }
}
