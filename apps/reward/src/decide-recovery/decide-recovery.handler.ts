import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DecideRecovery } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class DecideRecoveryCommand extends StageCommand<DecideRecovery> {}

@CommandHandler(DecideRecoveryCommand)
export class DecideRecoveryHandler implements ICommandHandler<DecideRecoveryCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: DecideRecoveryCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'decide-recovery',
      schema: DecideRecovery,
    });
  }
}
