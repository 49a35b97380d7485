import { PreparePayment } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { PreparePaymentCommand } from './prepare-payment.handler.js';

export const PreparePaymentController = commandEndpoint({
  permission: 'reward.prepare-payment',
  body: PreparePayment,
  summary: 'Prepare a payment of what a clause is entitled to; its fund reserves the amount.',
  command: PreparePaymentCommand,
});
