import { SignTerms } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { SignTermsCommand } from './sign.handler.js';

export const SignTermsController = commandEndpoint({
  permission: 'negotiation.sign',
  body: SignTerms,
  summary: 'Ask for the signature: it stands once reward has committed the money.',
  command: SignTermsCommand,
});
