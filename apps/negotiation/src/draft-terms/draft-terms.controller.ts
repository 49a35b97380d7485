import { DraftTerms } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { DraftTermsCommand } from './draft-terms.handler.js';

export const DraftTermsController = commandEndpoint({
  permission: 'negotiation.draft-terms',
  body: DraftTerms,
  summary: 'Draft a whole new version of the terms; offers and approvals of the last one are void.',
  command: DraftTermsCommand,
});
