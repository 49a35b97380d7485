import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RecordCounter } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class RecordCounterCommand extends StageCommand<RecordCounter> {}

@CommandHandler(RecordCounterCommand)
export class RecordCounterHandler implements ICommandHandler<RecordCounterCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: RecordCounterCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'record-counter',
      schema: RecordCounter,
    });
  }
}
