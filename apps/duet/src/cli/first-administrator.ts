import { enterFirstAdministrator } from '../../../access/src/first-administrator.js';
import { CliProblem, required, type Subcommand } from './subcommand.js';
import { withHouse } from './with-house.js';

export const firstAdministrator: Subcommand = {
  summary: 'Enters the first administrator of an installation that has no people yet.',
  usage: '--account <account> --name <name> --unit <unitId>',
  options: {
    account: { type: 'string' },
    name: { type: 'string' },
    unit: { type: 'string' },
  },
  async run(given, { say }) {
    const administrator = {
      account: required(given, 'account'),
      name: required(given, 'name'),
      unitId: required(given, 'unit'),
    };
    await withHouse(async (house) => {
      const done = await enterFirstAdministrator(house, administrator);
      if (!done.entered) {
        const units = house.pack.units.map(({ unitId }) => unitId).join(', ');
        throw new CliProblem(
          done.because === 'unknown-unit'
            ? `The city’s pack has no unit ${administrator.unitId}. It has: ${units}.`
            : 'There are people already: an administrator among them enters others.',
        );
      }
      say(`account            ${administrator.account}`);
      say(`one-time password  ${done.password}`);
      say(`Choose your own until ${done.until.toISOString()}: POST /api/access/change-password.`);
    });
  },
};
