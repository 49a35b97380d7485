import { ListEntries } from '#contracts/register/commands';
import { RegisteredPeoplePage } from '#contracts/register/views';
import { listEndpoint } from '../list-endpoint.js';
import { ListPeople } from './list-people.handler.js';

export const ListPeopleController = listEndpoint({
  permission: 'register.list-people',
  sheet: 'register.list-people',
  path: 'people',
  asked: ListEntries,
  view: RegisteredPeoplePage,
  summary: 'People the viewer may find, names and numbers masked; merged and erased ones left out.',
  query: ListPeople,
});
