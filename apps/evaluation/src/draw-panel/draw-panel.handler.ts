import { randomBytes } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DrawPanel } from '#contracts/evaluation/commands';
import type { Answer } from '#contracts/shared/answer';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';
import { PanelFactsReader } from '../panel-facts.js';

export class DrawPanelCommand extends StageCommand<DrawPanel> {}

/** The seed is made here and now, so that nobody can choose it; once recorded there is no other. */
@CommandHandler(DrawPanelCommand)
export class DrawPanelHandler implements ICommandHandler<DrawPanelCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly facts: PanelFactsReader,
  ) {}

  async execute(command: DrawPanelCommand): Promise<Answer> {
    const facts = await this.facts.of(command.caseId);
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'draw-panel',
      schema: DrawPanel,
      facts: { ...facts, seed: randomBytes(32).toString('hex') },
    });
  }
}
