import { PreviewMerge } from '#contracts/register/commands';
import { MergePreview } from '#contracts/register/views';
import { listEndpoint } from '../list-endpoint.js';
import { PreviewMergeQuery } from './preview-merge.handler.js';

export const PreviewMergeController = listEndpoint({
  permission: 'register.preview-merge',
  path: 'entries/:id/merge-preview',
  asked: PreviewMerge,
  view: MergePreview,
  summary: 'Both entries side by side, what they have together, and why a merge would be refused.',
  query: PreviewMergeQuery,
});
