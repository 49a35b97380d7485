import { RecordReview } from '#contracts/negotiation/commands';
import { commandEndpoint } from '#platform/http/command-endpoint';
import { RecordReviewCommand } from './record-review.handler.js';

export const RecordReviewController = commandEndpoint({
  permission: 'negotiation.record-review',
  body: RecordReview,
  summary: 'Record a fair-competition review of the present version; never by its drafter.',
  command: RecordReviewCommand,
});
