import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SendTermsBack } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class SendTermsBackCommand extends StageCommand<SendTermsBack> {}

@CommandHandler(SendTermsBackCommand)
export class SendTermsBackHandler implements ICommandHandler<SendTermsBackCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: SendTermsBackCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'send-back',
      schema: SendTermsBack,
    });
  }
}
