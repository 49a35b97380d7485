import { ReviewPayment } from '#contracts/reward/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { ReviewPaymentCommand } from './review-payment.handler.js';

export const ReviewPaymentController = commandEndpoint({
  permission: 'reward.review-payment',
  body: ReviewPayment,
  summary: 'A second officer reviews the payment.',
  command: ReviewPaymentCommand,
});
