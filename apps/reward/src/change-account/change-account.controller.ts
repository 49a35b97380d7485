import { ChangeAccount } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ChangeAccountCommand } from './change-account.handler.js';

export const ChangeAccountController = commandEndpoint({
  permission: 'reward.change-account',
  body: ChangeAccount,
  summary: 'Another account before the final approval: review and approvals begin anew.',
  command: ChangeAccountCommand,
});
