import { readFileSync } from 'node:fs';
import type { PersonActor, Role } from '#domain/shared/actor';

/**
 * Role × command × relation × stage, written by hand and beside the code, never out of it. People
 * are named by what they are to the case (`stage-people.tsv`); whoever a row does not name is either
 * hidden from the case or turned away at the door for their role.
 */
export interface StageCell {
  /** `landing, evidence in`: the stage, and the situation its case is in. */
  readonly situation: string;
  readonly command: string;
  readonly allowed: readonly string[];
  /** Refusal by person. */
  readonly refused: ReadonlyMap<string, string>;
}

export interface StageMatrix {
  readonly people: ReadonlyMap<string, PersonActor>;
  /** Who sees the case, by situation, in the order in which they come about. */
  readonly sees: ReadonlyMap<string, readonly string[]>;
  readonly cells: readonly StageCell[];
}

/** A command's body as a person sends it. `{…}` stands for what only the running case knows. */
export interface StageBody {
  readonly body: unknown;
  /** What whoever may give the command is told for this body: so asking changes nothing. */
  readonly says?: readonly string[];
  /** Given by whoever may, it leaves no event. */
  readonly harmless?: true;
}

const peopleFile = 'tests/access/stage-people.tsv';
const matrixFile = 'tests/access/stage-matrix.tsv';

export const stageBodies = JSON.parse(
  readFileSync('tests/access/stage-bodies.json', 'utf8'),
) as Readonly<Record<string, StageBody>>;

/** What the rules say to a body that nobody may send, whoever they are: to hear it said. */
export interface RefusedBody {
  readonly in: string;
  readonly who: string;
  readonly command: string;
  readonly says: string;
  readonly body?: unknown;
  /** Instead of a body: the one clause of drafted terms, where it differs from a sound one. */
  readonly clause?: Readonly<Record<string, unknown>>;
}

export const refusedBodies = JSON.parse(
  readFileSync('tests/access/refused-bodies.json', 'utf8'),
) as readonly RefusedBody[];

/** @throws Error where a name stands for nobody, or a cell is said twice. */
export function readStageMatrix(): StageMatrix {
  const people = new Map<string, PersonActor>();
  const groups = new Map<string, readonly string[]>();
  const named = (words: string) =>
    words
      .split(' ')
      .filter((word) => word !== '-' && word !== '')
      .flatMap((word): readonly string[] => {
        const meant = groups.get(word) ?? (people.has(word) ? [word] : undefined);
        if (!meant) throw new Error(`${word} is nobody of ${peopleFile}`);
        return meant;
      });
  for (const [who = '', unitId = '', roles = '', actsFor] of linesOf(peopleFile)) {
    if (who.startsWith('@')) groups.set(who, named(unitId));
    else people.set(who, personOf(who, unitId, roles, actsFor));
  }
  const sees = new Map<string, readonly string[]>();
  const cells: StageCell[] = [];
  for (const [situation = '', commands = '', allowed = '', refused = ''] of linesOf(matrixFile)) {
    if (commands === '(sees)') {
      sees.set(situation, named(allowed));
      continue;
    }
    for (const command of commands.split(' ')) {
      cells.push({ situation, command, allowed: named(allowed), refused: refusals(refused, named) });
    }
  }
  const said = cells.map(({ situation, command }) => `${situation}: ${command}`);
  if (new Set(said).size < said.length) throw new Error(`${matrixFile} says a cell twice`);
  return { people, sees, cells };
}

/** The stage a situation is of. */
export function stageOf(situation: string): string {
  return situation.split(',')[0] ?? '';
}

function linesOf(file: string): string[][] {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split('\t'));
}

function personOf(who: string, unitId: string, roles: string, actsFor?: string): PersonActor {
  return {
    kind: 'person',
    personId: `p-${who}`,
    unitId,
    roles: roles.split(' ') as Role[],
    ...(actsFor !== undefined && { actsFor: `p-${actsFor}` }),
  };
}

/** `code: person person; code: person`. */
function refusals(words: string, named: (words: string) => string[]): Map<string, string> {
  const refused = new Map<string, string>();
  for (const part of words === '-' ? [] : words.split('; ')) {
    const [code = '', who = ''] = part.split(': ');
    for (const person of named(who)) {
      if (refused.has(person)) throw new Error(`${matrixFile} refuses ${person} twice: ${words}`);
      refused.set(person, code);
    }
  }
  return refused;
}
