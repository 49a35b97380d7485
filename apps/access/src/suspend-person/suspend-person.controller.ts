import { SuspendPerson } from '#contracts/access/commands';
import { PersonListed } from '#contracts/access/views';
import { personEndpoint } from '../person-endpoint.js';
import { SuspendPersonCommand } from './suspend-person.handler.js';

export const SuspendPersonController = personEndpoint({
  permission: 'access.suspend-person',
  path: 'people/:personId/suspend',
  body: SuspendPerson,
  view: PersonListed,
  summary: 'Signs in no more and refreshes nothing; what they did stays.',
  command: SuspendPersonCommand,
});
