import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeAccount } from '#contracts/reward/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ChangeAccountCommand extends StageCommand<ChangeAccount> {}

@CommandHandler(ChangeAccountCommand)
export class ChangeAccountHandler implements ICommandHandler<ChangeAccountCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ChangeAccountCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'reward',
      type: 'change-account',
      schema: ChangeAccount,
    });
  }
}
