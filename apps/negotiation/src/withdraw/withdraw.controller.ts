import { WithdrawNegotiation } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { WithdrawNegotiationCommand } from './withdraw.handler.js';

export const WithdrawNegotiationController = commandEndpoint({
  permission: 'negotiation.withdraw',
  body: WithdrawNegotiation,
  summary: 'End the negotiation without a signature, with a reason from the list.',
  command: WithdrawNegotiationCommand,
});
