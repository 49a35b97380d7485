import { appointDeputy, peopleCommands } from '../features/administration/api/commands.js';
import { contactCommands, openCase } from '../features/contact/api/commands.js';
import { evaluationCommands } from '../features/evaluation/api/commands.js';
import { landingCommands } from '../features/landing/api/commands.js';
import { negotiationCommands } from '../features/negotiation/api/commands.js';
import { correctEntry, enterCommands, entryCommands } from '../features/register/api/commands.js';
import { appropriate, rewardCommands } from '../features/reward/api/commands.js';
import type { CommandSpec } from '../shared/commands/command-spec.js';
import { registerAccount } from '../shared/register/account-command.js';

/** Every command the console has a form for: tests hold each to its labels and to the API. */
export const commandSpecs: readonly CommandSpec[] = [
  openCase,
  appropriate,
  registerAccount,
  appointDeputy,
  ...[contactCommands, evaluationCommands, negotiationCommands, landingCommands, rewardCommands].flatMap(
    (specs) => Object.values(specs),
  ),
  ...Object.values<CommandSpec>({ ...enterCommands, ...entryCommands, ...peopleCommands }),
  ...Object.values<CommandSpec>(correctEntry),
];
