import { deadLetters } from './cli/dead-letters.js';
import { firstAdministrator } from './cli/first-administrator.js';
import { rebuild } from './cli/rebuild.js';
import { recover } from './cli/recover.js';
import { resetAdministrator } from './cli/reset-administrator.js';
import { runSubcommand, type Subcommand } from './cli/subcommand.js';

/** What `npm run cli -- <subcommand>` knows; each is a file of its own beside this one. */
const subcommands: Readonly<Record<string, Subcommand>> = {
  'first-administrator': firstAdministrator,
  'reset-administrator': resetAdministrator,
  recover,
  rebuild,
  'dead-letters': deadLetters,
};

/** Runs against the engines the environment names, as a service would; see docs/runbook.md. */
const exitCode = await runSubcommand(process.argv.slice(2), subcommands, {
  say: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
});
// A connection that failed half-way must not keep an ended program waiting.
process.exit(exitCode);
