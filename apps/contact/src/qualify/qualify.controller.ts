import { Qualify } from '#contracts/contact/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { QualifyCommand } from './qualify.handler.js';

export const QualifyController = commandEndpoint({
  permission: 'contact.qualify',
  body: Qualify,
  summary: 'The lead is worth evaluating: it needs a touch and a segment.',
  command: QualifyCommand,
});
