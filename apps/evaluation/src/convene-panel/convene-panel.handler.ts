import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConvenePanel } from '#contracts/evaluation/commands';
import type { Answer } from '#contracts/shared/answer';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';
import { PanelFactsReader } from '../panel-facts.js';

export class ConvenePanelCommand extends StageCommand<ConvenePanel> {}

@CommandHandler(ConvenePanelCommand)
export class ConvenePanelHandler implements ICommandHandler<ConvenePanelCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly facts: PanelFactsReader,
  ) {}

  async execute(command: ConvenePanelCommand): Promise<Answer> {
    const { caseId, body } = command;
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'convene-panel',
      schema: ConvenePanel,
      facts: { ...(await this.facts.of(caseId, body.experts)) },
    });
  }
}
