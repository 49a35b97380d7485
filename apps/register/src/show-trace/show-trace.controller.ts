import { ListTrace } from '#contracts/register/commands';
import { TracePage } from '#contracts/register/views';
import { listEndpoint } from '../list-endpoint.js';
import { ShowTrace } from './show-trace.handler.js';

export const ShowTraceController = listEndpoint({
  permission: 'register.show-trace',
  path: 'entries/:id/trace',
  asked: ListTrace,
  view: TracePage,
  summary: 'Who was shown what of an entry and why, and which payments its accounts were sealed for.',
  query: ShowTrace,
});
