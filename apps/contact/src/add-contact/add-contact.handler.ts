import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AddContact } from '#contracts/contact/commands';
import { giveStageCommand, StageCommand } from '#platform/http/stage-command';
import { Recorder } from '#platform/store/recorder';

export class AddContactCommand extends StageCommand<AddContact> {}

@CommandHandler(AddContactCommand)
export class AddContactHandler implements ICommandHandler<AddContactCommand> {
  constructor(private readonly recorder: Recorder) {}

  execute(command: AddContactCommand) {
    return giveStageCommand(this.recorder, command, {
      stage: 'contact',
      type: 'add-contact',
      schema: AddContact,
    });
  }
}
