import { RegisterOrganisation } from '#contracts/register/commands';
import { OrganisationRegistered } from '#contracts/register/views';
import { entryEndpoint } from '../entry-endpoint.js';
import { RegisterOrganisationCommand } from './register-organisation.handler.js';

export const RegisterOrganisationController = entryEndpoint({
  permission: 'register.register-organisation',
  path: 'organisations',
  body: RegisterOrganisation,
  answer: OrganisationRegistered,
  summary: 'An organisation enters the register; its subjectId is what cases know it by.',
  command: RegisterOrganisationCommand,
});
