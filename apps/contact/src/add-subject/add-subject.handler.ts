import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AddSubject } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';
import { refuseFaults, subjectFaults } from '../known-words.js';
import { subjectOf } from '../subject-of.js';

export class AddSubjectCommand extends StageCommand<AddSubject> {}

@CommandHandler(AddSubjectCommand)
export class AddSubjectHandler implements ICommandHandler<AddSubjectCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: AddSubjectCommand) {
    const { subject } = command.body;
    refuseFaults(subjectFaults(subject, ['subject']));
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'add-subject',
      schema: AddSubject,
      facts: { subject: subjectOf(subject) },
    });
  }
}
