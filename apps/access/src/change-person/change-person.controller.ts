import { ChangePerson } from '#contracts/access/commands';
import { PersonListed } from '#contracts/access/views';
import { personEndpoint } from '../person-endpoint.js';
import { ChangePersonCommand } from './change-person.handler.js';

export const ChangePersonController = personEndpoint({
  permission: 'access.change-person',
  path: 'people/:personId/change',
  body: ChangePerson,
  view: PersonListed,
  summary: 'Another unit, other roles or another name; holds from the person’s next token on.',
  command: ChangePersonCommand,
});
