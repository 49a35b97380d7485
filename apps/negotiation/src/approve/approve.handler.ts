import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApproveTerms } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ApproveTermsCommand extends StageCommand<ApproveTerms> {}

@CommandHandler(ApproveTermsCommand)
export class ApproveTermsHandler implements ICommandHandler<ApproveTermsCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ApproveTermsCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'approve',
      schema: ApproveTerms,
    });
  }
}
