import { ApprovePayment } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ApprovePaymentCommand } from './approve-payment.handler.js';

export const ApprovePaymentController = commandEndpoint({
  permission: 'reward.approve-payment',
  body: ApprovePayment,
  summary: 'The head of finance approves the payment: it may join a batch.',
  command: ApprovePaymentCommand,
});
