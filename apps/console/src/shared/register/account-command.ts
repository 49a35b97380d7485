import { RegisterAccount } from '#contracts/register/commands';
import type { CommandSpec } from '../commands/command-spec.js';

/** An account is entered where somebody is looked up, and where somebody is about to be paid. */
export const registerAccount: CommandSpec = {
  stage: 'register',
  command: 'register-account',
  schema: RegisterAccount,
  path: () => '/api/register/accounts',
};
