import { BatchView } from '#contracts/reward/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowBatch } from './show-batch.handler.js';

export const ShowBatchController = viewEndpoint({
  permission: 'reward.show-batch',
  path: 'batches/:id',
  view: BatchView,
  summary: 'A batch with its lines and what of the last result sheet did not match.',
  query: ShowBatch,
});
