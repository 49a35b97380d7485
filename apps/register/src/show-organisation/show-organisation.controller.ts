import { OrganisationView } from '#contracts/register/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowOrganisation } from './show-organisation.handler.js';

export const ShowOrganisationController = viewEndpoint({
  permission: 'register.show-organisation',
  path: 'organisations/:id',
  view: OrganisationView,
  summary: 'An organisation as the register holds it.',
  query: ShowOrganisation,
});
