import { CaseView } from '#contracts/journey/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowCase } from './show-case.handler.js';

export const ShowCaseController = viewEndpoint({
  permission: 'journey.show-case',
  view: CaseView,
  summary: 'One case out of the stages you may see: where it stands, and which stages those are.',
  query: ShowCase,
});
