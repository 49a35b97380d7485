import { contactCommands } from '../features/contact/api/commands.js';
import { evaluationCommands } from '../features/evaluation/api/commands.js';
import { negotiationCommands } from '../features/negotiation/api/commands.js';
import type { CommandSpec } from '../shared/commands/command-spec.js';

/** A case goes from column to column by a command of the stage it leaves; nothing else moves it. */
const moves: Readonly<Record<string, Readonly<Record<string, CommandSpec | undefined>>>> = {
  contact: { evaluation: contactCommands['qualify'], closed: contactCommands['drop'] },
  evaluation: { negotiation: evaluationCommands['conclude'] },
  negotiation: { landing: negotiationCommands['sign'], closed: negotiationCommands['withdraw'] },
};

export const targets: Readonly<Record<string, readonly string[] | undefined>> = Object.fromEntries(
  Object.entries(moves).map(([from, goals]) => [from, Object.keys(goals)]),
);

export function moveBetween(from: string, to: string): CommandSpec | undefined {
  return moves[from]?.[to];
}
