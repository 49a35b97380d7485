import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { WithdrawDocument } from '#contracts/contact/documents';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class WithdrawDocumentCommand extends StageCommand<WithdrawDocument> {}

@CommandHandler(WithdrawDocumentCommand)
export class WithdrawDocumentHandler implements ICommandHandler<WithdrawDocumentCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: WithdrawDocumentCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'withdraw-document',
      schema: WithdrawDocument,
    });
  }
}
