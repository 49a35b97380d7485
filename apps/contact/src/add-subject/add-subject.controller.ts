import { AddSubject } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { AddSubjectCommand } from './add-subject.handler.js';

export const AddSubjectController = commandEndpoint({
  permission: 'contact.add-subject',
  body: AddSubject,
  summary: 'Attract one more organisation or person with this case: it is claimed.',
  command: AddSubjectCommand,
});
