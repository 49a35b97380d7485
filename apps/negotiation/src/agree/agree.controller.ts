import { AgreeTerms } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { AgreeTermsCommand } from './agree.handler.js';

export const AgreeTermsController = commandEndpoint({
  permission: 'negotiation.agree',
  body: AgreeTerms,
  summary: 'Record that the other side agreed, before the offer expires.',
  command: AgreeTermsCommand,
});
