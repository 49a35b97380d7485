import { Drop } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { DropCommand } from './drop.handler.js';

export const DropController = commandEndpoint({
  permission: 'contact.drop',
  body: Drop,
  summary: 'Give the lead up, with a reason from the list.',
  command: DropCommand,
});
