import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DraftTerms } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class DraftTermsCommand extends StageCommand<DraftTerms> {}

@CommandHandler(DraftTermsCommand)
export class DraftTermsHandler implements ICommandHandler<DraftTermsCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: DraftTermsCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'draft-terms',
      schema: DraftTerms,
    });
  }
}
