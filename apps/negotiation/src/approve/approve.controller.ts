import { ApproveTerms } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ApproveTermsCommand } from './approve.handler.js';

export const ApproveTermsController = commandEndpoint({
  permission: 'negotiation.approve',
  body: ApproveTerms,
  summary: 'Approve the agreed terms as the next level their total needs.',
  command: ApproveTermsCommand,
});
