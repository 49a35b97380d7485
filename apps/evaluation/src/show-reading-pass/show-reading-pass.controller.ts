import { ReadingPass } from '#contracts/evaluation/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowReadingPass } from './show-reading-pass.handler.js';

export const ShowReadingPassController = viewEndpoint({
  permission: 'evaluation.show-reading-pass',
  view: ReadingPass,
  summary: 'Your pass to the documents of the case: for experts without a conflict, and the secretaries.',
  path: 'cases/:id/reading-pass',
  query: ShowReadingPass,
});
