import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AcceptEvidence } from '#contracts/landing/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class AcceptEvidenceCommand extends StageCommand<AcceptEvidence> {}

@CommandHandler(AcceptEvidenceCommand)
export class AcceptEvidenceHandler implements ICommandHandler<AcceptEvidenceCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: AcceptEvidenceCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'landing',
      type: 'accept-evidence',
      schema: AcceptEvidence,
    });
  }
}
