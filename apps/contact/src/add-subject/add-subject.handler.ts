import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AddSubject } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';
import { refuseFaults, subjectFaults } from '../known-words.js';
import { SameEntries } from '../same-entries.js';
import { subjectOf } from '../subject-of.js';

export class AddSubjectCommand extends StageCommand<AddSubject> {}

@CommandHandler(AddSubjectCommand)
export class AddSubjectHandler implements ICommandHandler<AddSubjectCommand> {
  constructor(
    private readonly recorder: Recorder,
    private readonly sameEntries: SameEntries,
  ) {}

  async execute(command: AddSubjectCommand) {
    const { subject } = command.body;
    refuseFaults(subjectFaults(subject, ['subject']));
    const stated = subjectOf(subject);
    const otherIds = await this.sameEntries.othersOf([stated.subjectId]);
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'add-subject',
      schema: AddSubject,
      facts: { subject: stated, ...(otherIds.length > 0 && { otherIds }) },
    });
  }
}
