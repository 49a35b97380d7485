import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RejectPayment } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class RejectPaymentCommand extends StageCommand<RejectPayment> {}

@CommandHandler(RejectPaymentCommand)
export class RejectPaymentHandler implements ICommandHandler<RejectPaymentCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: RejectPaymentCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'reject-payment',
      schema: RejectPayment,
    });
  }
}
