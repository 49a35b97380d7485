import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CorrectCase } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { HOUSE, type House } from '#platform/service/house';
import { Recorder } from '#platform/store/recorder';
import { refuseFaults, unknownWords } from '../known-words.js';

export class CorrectCaseCommand extends StageCommand<CorrectCase> {}

@CommandHandler(CorrectCaseCommand)
export class CorrectCaseHandler implements ICommandHandler<CorrectCaseCommand> {
  constructor(
    private readonly recorder: Recorder,
    @Inject(HOUSE) private readonly house: House,
  ) {}

  execute(command: CorrectCaseCommand) {
    refuseFaults(unknownWords(command.body, this.house.pack));
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'correct-case',
      schema: CorrectCase,
    });
  }
}
