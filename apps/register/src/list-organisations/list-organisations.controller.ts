import { ListEntries } from '#contracts/register/commands';
import { OrganisationsPage } from '#contracts/register/views';
import { listEndpoint } from '../list-endpoint.js';
import { ListOrganisations } from './list-organisations.handler.js';

export const ListOrganisationsController = listEndpoint({
  permission: 'register.list-organisations',
  sheet: 'register.list-organisations',
  path: 'organisations',
  asked: ListEntries,
  view: OrganisationsPage,
  summary: 'Organisations, merged ones left out.',
  query: ListOrganisations,
});
