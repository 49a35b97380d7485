import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordReview } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class RecordReviewCommand extends StageCommand<RecordReview> {}

@CommandHandler(RecordReviewCommand)
export class RecordReviewHandler implements ICommandHandler<RecordReviewCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: RecordReviewCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'record-review',
      schema: RecordReview,
    });
  }
}
