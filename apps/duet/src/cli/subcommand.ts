import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Where a subcommand speaks: results, and what stops it. */
export interface Terminal {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** The options of one call, as `parseArgs` read them; none is repeated. */
export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** One thing an operator does by hand. It throws `CliProblem` for what the operator can put right. */
export interface Subcommand {
  /** One line for the list. */
  readonly summary: string;
  /** The options as a person types them: `--account <account>`. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Where given, one of these words must follow the name; it comes in as `word`. */
  readonly words?: readonly string[];
  run(given: Given, terminal: Terminal): Promise<void>;
}

/** Something the operator can put right: shown as it is, without a stack. */
export class CliProblem extends Error {
  override readonly name = 'CliProblem';
}

/** Finds and runs a subcommand. @returns the exit code: 0 done, 1 not done, 2 not understood. */
export async function runSubcommand(
  words: readonly string[],
  subcommands: Readonly<Record<string, Subcommand>>,
  terminal: Terminal,
): Promise<number> {
  const [name = 'help', ...rest] = words;
  if (['help', '--help', '-h'].includes(name)) {
    for (const line of help(subcommands)) terminal.say(line);
    return 0;
  }
  const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
  const given = subcommand && understood(rest, subcommand);
  if (!subcommand || !given) {
    const said = subcommand ? `${name} takes ${subcommand.usage}` : `There is no “${name}”.`;
    terminal.complain(said);
    for (const line of help(subcommands)) terminal.complain(line);
    return 2;
  }
  try {
    await subcommand.run(given, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof CliProblem)) throw error;
    terminal.complain(error.message);
    return 1;
  }
}

/** @throws CliProblem naming the option that was left out. */
export function required(given: Given, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new CliProblem(`--${name} is missing.`);
}

function understood(said: readonly string[], { options, words }: Subcommand): Given | undefined {
  const [word = '', ...rest] = said;
  if (words && !words.includes(word)) return undefined;
  const args = words ? rest : [...said];
  try {
    // Nothing is repeatable here, so no value is a list.
    const given = parseArgs({ args, options, strict: true }).values as Given;
    return words ? { ...given, word } : given;
  } catch {
    return undefined;
  }
}

function help(subcommands: Readonly<Record<string, Subcommand>>): readonly string[] {
  return [
    'npm run cli -- <subcommand> [options]',
    ...Object.entries(subcommands).flatMap(([name, { usage, summary }]) => [
      `  ${name} ${usage}`.trimEnd(),
      `      ${summary}`,
    ]),
  ];
}
