import { DeclineHandOver } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { DeclineHandOverCommand } from './decline-hand-over.handler.js';

export const DeclineHandOverController = commandEndpoint({
  permission: 'contact.decline-hand-over',
  body: DeclineHandOver,
  summary: 'Leave a case that was proposed to you with its officer.',
  command: DeclineHandOverCommand,
});
