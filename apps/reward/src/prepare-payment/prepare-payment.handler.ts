import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PreparePayment } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class PreparePaymentCommand extends StageCommand<PreparePayment> {}

@CommandHandler(PreparePaymentCommand)
export class PreparePaymentHandler implements ICommandHandler<PreparePaymentCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: PreparePaymentCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'prepare-payment',
      schema: PreparePayment,
    });
  }
}
