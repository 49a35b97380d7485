import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { WithdrawNegotiation } from '#contracts/negotiation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class WithdrawNegotiationCommand extends StageCommand<WithdrawNegotiation> {}

@CommandHandler(WithdrawNegotiationCommand)
export class WithdrawNegotiationHandler implements ICommandHandler<WithdrawNegotiationCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: WithdrawNegotiationCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'negotiation',
      type: 'withdraw',
      schema: WithdrawNegotiation,
    });
  }
}
