import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { OfferTerms } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class OfferTermsCommand extends StageCommand<OfferTerms> {}

@CommandHandler(OfferTermsCommand)
export class OfferTermsHandler implements ICommandHandler<OfferTermsCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: OfferTermsCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'offer',
      schema: OfferTerms,
    });
  }
}
