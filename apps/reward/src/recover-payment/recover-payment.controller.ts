import { RecoverPayment } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { RecoverPaymentCommand } from './recover-payment.handler.js';

export const RecoverPaymentController = commandEndpoint({
  permission: 'reward.recover-payment',
  body: RecoverPayment,
  summary: 'Propose, with a reason, that money which was paid comes back; another person decides.',
  command: RecoverPaymentCommand,
});
