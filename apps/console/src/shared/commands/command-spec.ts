import type { z } from 'zod';

/** A command a person may give in a form: its contract, and where it is posted. */
export interface CommandSpec {
  readonly stage: string;
  readonly command: string;
  readonly schema: z.ZodType;
  /** The address, for the case (batch, fund) it is given to. */
  readonly path: (id: string) => string;
  /** Ends or refuses something: its button says so. */
  readonly grave?: boolean;
}

export type CommandSpecs = Readonly<Record<string, CommandSpec>>;

/** The commands of one stage on a case: `/api/<stage>/cases/{id}/<command>` for each contract. */
export function caseCommands(
  stage: string,
  schemas: Readonly<Record<string, z.ZodType>>,
  grave: readonly string[] = [],
): CommandSpecs {
  return Object.fromEntries(
    Object.entries(schemas).map(([command, schema]) => [
      command,
      {
        stage,
        command,
        schema,
        path: (id: string) => `/api/${stage}/cases/${encodeURIComponent(id)}/${command}`,
        grave: grave.includes(command),
      },
    ]),
  );
}

/** One thing a field may be set to; what the person reads, never the bare id where there is a name. */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

/** What a form may offer for its fields, by dotted path (`clauses.fundId`) or by name (`fundId`). */
export type Choices = Readonly<Record<string, readonly Choice[] | undefined>>;

export function choicesFor(choices: Choices, path: readonly string[]): readonly Choice[] | undefined {
  return choices[path.join('.')] ?? choices[path.at(-1) ?? ''];
}
