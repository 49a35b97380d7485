import { HandOver } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { HandOverCommand } from './hand-over.handler.js';

export const HandOverController = commandEndpoint({
  permission: 'contact.hand-over',
  body: HandOver,
  summary: 'Propose a colleague of the unit as the officer of the case.',
  command: HandOverCommand,
});
