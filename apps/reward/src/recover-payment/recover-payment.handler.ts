import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecoverPayment } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class RecoverPaymentCommand extends StageCommand<RecoverPayment> {}

@CommandHandler(RecoverPaymentCommand)
export class RecoverPaymentHandler implements ICommandHandler<RecoverPaymentCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: RecoverPaymentCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'recover-payment',
      schema: RecoverPayment,
    });
  }
}
