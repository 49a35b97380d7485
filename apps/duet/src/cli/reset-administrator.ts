import { resetAdministrator as reset } from '../../../access/src/first-administrator.js';
import { CliProblem, required, type Subcommand } from './subcommand.js';
import { withHouse } from './with-house.js';

export const resetAdministrator: Subcommand = {
  summary: 'Gives an administrator who forgot the password, and has no colleague, a one-time one.',
  usage: '--account <account>',
  options: { account: { type: 'string' } },
  async run(given, { say }) {
    const account = required(given, 'account');
    await withHouse(async (house) => {
      const done = await reset(house, account);
      if (!done.reset) {
        throw new CliProblem(
          `No administrator signs in as ${account}. An administrator resets everybody else’s password.`,
        );
      }
      say(`account            ${account}`);
      say(`one-time password  ${done.password}`);
      say(`Choose your own until ${done.until.toISOString()}: POST /api/access/change-password.`);
    });
  },
};
