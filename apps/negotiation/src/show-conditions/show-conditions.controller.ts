import { ConditionsView } from '#contracts/negotiation/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowConditions } from './show-conditions.handler.js';

export const ShowConditionsController = viewEndpoint({
  permission: 'negotiation.show-conditions',
  path: 'cases/:id/conditions',
  view: ConditionsView,
  summary: 'What each clause asks for before it is paid, also for who brings signed terms about.',
  query: ShowConditions,
});
