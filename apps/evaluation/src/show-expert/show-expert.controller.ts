import { ExpertView } from '#contracts/evaluation/experts';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowExpert } from './show-expert.handler.js';

export const ShowExpertController = viewEndpoint({
  permission: 'evaluation.show-expert',
  path: 'experts/:id',
  view: ExpertView,
  summary: 'An entry of the register of experts; experts see their own.',
  query: ShowExpert,
});
