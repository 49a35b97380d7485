import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReviewPayment } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ReviewPaymentCommand extends StageCommand<ReviewPayment> {}

@CommandHandler(ReviewPaymentCommand)
export class ReviewPaymentHandler implements ICommandHandler<ReviewPaymentCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ReviewPaymentCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'review-payment',
      schema: ReviewPayment,
    });
  }
}
