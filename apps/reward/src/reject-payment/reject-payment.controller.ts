import { RejectPayment } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { RejectPaymentCommand } from './reject-payment.handler.js';

export const RejectPaymentController = commandEndpoint({
  permission: 'reward.reject-payment',
  body: RejectPayment,
  summary: 'Reject the payment with a reason; its amount is free again.',
  command: RejectPaymentCommand,
});
