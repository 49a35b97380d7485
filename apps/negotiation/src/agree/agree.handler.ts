import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AgreeTerms } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class AgreeTermsCommand extends StageCommand<AgreeTerms> {}

@CommandHandler(AgreeTermsCommand)
export class AgreeTermsHandler implements ICommandHandler<AgreeTermsCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: AgreeTermsCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'agree',
      schema: AgreeTerms,
    });
  }
}
