import { AddContact } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { AddContactCommand } from './add-contact.handler.js';

export const AddContactController = commandEndpoint({
  permission: 'contact.add-contact',
  body: AddContact,
  summary: 'Name one more person to talk to, by the register’s id.',
  command: AddContactCommand,
});
