import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReplaceExpert } from '#contracts/evaluation/commands';
import type { Answer } from '#contracts/shared/answer';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';
import { PanelFactsReader } from '../panel-facts.js';

export class ReplaceExpertCommand extends StageCommand<ReplaceExpert> {}

@CommandHandler(ReplaceExpertCommand)
export class ReplaceExpertHandler implements ICommandHandler<ReplaceExpertCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly facts: PanelFactsReader,
  ) {}

  async execute(command: ReplaceExpertCommand): Promise<Answer> {
    const { caseId, body } = command;
    return giveStageCommand(this.recorder, command, {
      stage: 'evaluation',
      type: 'replace-expert',
      schema: ReplaceExpert,
      facts: { ...(await this.facts.of(caseId, [body.expertId])) },
    });
  }
}
