import { SendTermsBack } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { SendTermsBackCommand } from './send-back.handler.js';

export const SendTermsBackController = commandEndpoint({
  permission: 'negotiation.send-back',
  body: SendTermsBack,
  summary: 'Send the agreed terms back to be drafted anew, with a reason.',
  command: SendTermsBackCommand,
});
