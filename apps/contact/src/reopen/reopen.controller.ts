import { ReopenCase } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ReopenCommand } from './reopen.handler.js';

export const ReopenController = commandEndpoint({
  permission: 'contact.reopen',
  body: ReopenCase,
  summary: 'Work on a dropped case again, with a reason; its subjects are claimed again.',
  command: ReopenCommand,
});
