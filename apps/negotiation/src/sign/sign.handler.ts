import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SignTerms } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class SignTermsCommand extends StageCommand<SignTerms> {}

@CommandHandler(SignTermsCommand)
export class SignTermsHandler implements ICommandHandler<SignTermsCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: SignTermsCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'sign',
      schema: SignTerms,
    });
  }
}
