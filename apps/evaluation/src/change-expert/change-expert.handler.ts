import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangeExpert, type ExpertAnswer } from '#contracts/evaluation/experts';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { ExpertEntryCommand } from '../expert-endpoint.js';
import { entryOf, refuseUnknownWords } from '../expert-entry.js';
import { giveExpertCommand } from '../give-expert-command.js';

export class ChangeExpertCommand extends ExpertEntryCommand<ChangeExpert> {}

@CommandHandler(ChangeExpertCommand)
export class ChangeExpertHandler implements ICommandHandler<ChangeExpertCommand> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute(command: ChangeExpertCommand): Promise<ExpertAnswer> {
    refuseUnknownWords(command.body, this.house.pack);
    return giveExpertCommand(this.recorder, command, {
      type: 'change-expert',
      schema: ChangeExpert,
      shape: (held) => ({ ...entryOf(held) }),
    });
  }
}
