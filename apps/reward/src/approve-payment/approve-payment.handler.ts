import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApprovePayment } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ApprovePaymentCommand extends StageCommand<ApprovePayment> {}

@CommandHandler(ApprovePaymentCommand)
export class ApprovePaymentHandler implements ICommandHandler<ApprovePaymentCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ApprovePaymentCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'approve-payment',
      schema: ApprovePayment,
    });
  }
}
