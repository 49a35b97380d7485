import { RegisterAccount } from '#contracts/register/commands';
import { AccountRegistered } from '#contracts/register/views';
import { entryEndpoint } from '../entry-endpoint.js';
import { RegisterAccountCommand } from './register-account.handler.js';

export const RegisterAccountController = entryEndpoint({
  permission: 'register.register-account',
  path: 'accounts',
  body: RegisterAccount,
  answer: AccountRegistered,
  summary: 'The bank account of an organisation or person, encrypted; one number is one account.',
  command: RegisterAccountCommand,
});
