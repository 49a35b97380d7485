import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConvenePanel } from '#contracts/evaluation/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class ConvenePanelCommand extends StageCommand<ConvenePanel> {}

@CommandHandler(ConvenePanelCommand)
export class ConvenePanelHandler implements ICommandHandler<ConvenePanelCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: ConvenePanelCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'convene-panel',
      schema: ConvenePanel,
    });
  }
}
