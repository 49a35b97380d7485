import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EnterExpert, type ExpertAnswer } from '#contracts/evaluation/experts';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { ExpertEntryCommand } from '../expert-endpoint.js';
import { entryOf, refuseUnknownWords } from '../expert-entry.js';
import { giveExpertCommand } from '../give-expert-command.js';

export class EnterExpertCommand extends ExpertEntryCommand<EnterExpert> {}

@CommandHandler(EnterExpertCommand)
export class EnterExpertHandler implements ICommandHandler<EnterExpertCommand> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  async execute(command: EnterExpertCommand): Promise<ExpertAnswer> {
    refuseUnknownWords(command.body, this.house.pack);
    return giveExpertCommand(this.recorder, command, {
      type: 'enter-expert',
      schema: EnterExpert,
      shape: (held) => ({ ...entryOf(held), expertId: command.expertId }),
    });
  }
}
