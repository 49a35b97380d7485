import { PersonView } from '#contracts/register/views';
import { viewEndpoint } from '#platform/http/view-endpoint';
import { ShowPerson } from './show-person.handler.js';

export const ShowPersonController = viewEndpoint({
  permission: 'register.show-person',
  path: 'people/:id',
  view: PersonView,
  summary: 'A person as the register holds them, name and numbers masked.',
  query: ShowPerson,
});
