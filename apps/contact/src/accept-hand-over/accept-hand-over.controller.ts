import { AcceptHandOver } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { AcceptHandOverCommand } from './accept-hand-over.handler.js';

export const AcceptHandOverController = commandEndpoint({
  permission: 'contact.accept-hand-over',
  body: AcceptHandOver,
  summary: 'Take the case over, as it was proposed.',
  command: AcceptHandOverCommand,
});
