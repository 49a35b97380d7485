import { RegisterPerson } from '#contracts/register/commands';
import { PersonRegistered } from '#contracts/register/views';
import { entryEndpoint } from '../entry-endpoint.js';
import { RegisterPersonCommand } from './register-person.handler.js';

export const RegisterPersonController = entryEndpoint({
  permission: 'register.register-person',
  path: 'people',
  body: RegisterPerson,
  answer: PersonRegistered,
  summary: 'A person enters the register, encrypted; the same identity number is the same person.',
  command: RegisterPersonCommand,
});
