import { AddPerson } from '#contracts/access/commands';
import { OneTimePassword } from '#contracts/access/views';
import { personEndpoint } from '../person-endpoint.js';
import { AddPersonCommand } from './add-person.handler.js';

export const AddPersonController = personEndpoint({
  permission: 'access.add-person',
  path: 'people',
  body: AddPerson,
  view: OneTimePassword,
  summary: 'Enter somebody who works with Duet: unit, roles, and a password to hand over in person.',
  command: AddPersonCommand,
});
