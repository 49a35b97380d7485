import { LogTouch } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { LogTouchCommand } from './log-touch.handler.js';

export const LogTouchController = commandEndpoint({
  permission: 'contact.log-touch',
  body: LogTouch,
  summary: 'Note a contact with the subject; the first one meets the first-response deadline.',
  command: LogTouchCommand,
});
