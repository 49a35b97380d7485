import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { CityTime } from './city-time.js';

/** Built files that sign and pay, below `dist`; a folder stands for all in it. */
const signAndPay = [
  'libs/platform/src/store',
  'libs/platform/src/temporal/stage-activities.js',
  'libs/platform/src/temporal/sealed-words.js',
  'libs/platform/src/http/stage-command.js',
  'apps/negotiation/src/sign',
  'apps/landing/src/accept-evidence',
  'apps/register/src/seal-account',
  'apps/reward/src',
];
/** Reading, listing, printing and erasing pays nobody. */
const leftOut =
  /\/(show|list|read|erase)-|-papers\.js$|\.module\.js$|\.controller\.js$|main\.js$|examples\.js$/;

export const sides = [
  'before kill',
  'before hang',
  'before error',
  'before duplicate',
  'after kill',
  'after hang',
  'after error',
] as const;

export interface Failpoint {
  /** `<file>:<line>:<number in the file>` of the built file. */
  readonly name: string;
  readonly side: (typeof sides)[number];
}

/** An `await` of a built file. */
export interface Point {
  /** `<file>:<line>:<number in the file>`. */
  readonly name: string;
  /** What is awaited, on one line. */
  readonly awaits: string;
  /** Names of the awaits one of which has to fail before this one is reached: it stands in their `catch`. */
  readonly behind: readonly string[];
}

interface Wrapped {
  readonly points: readonly Point[];
  readonly source: string;
}

/** Wraps every `await` of a source in a failpoint of its own. */
export function wrapAwaits(file: string, text: string): Wrapped {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const points: Point[] = [];
  const inserts: { readonly at: number; readonly order: number; readonly text: string }[] = [];
  const visit = (node: ts.Node, behind: readonly string[]): void => {
    if (ts.isTryStatement(node) && node.catchClause) {
      const before = points.length;
      visit(node.tryBlock, behind);
      const tried = points.slice(before).map(({ name }) => name);
      visit(node.catchClause, [...behind, ...tried]);
      if (node.finallyBlock) visit(node.finallyBlock, behind);
      return;
    }
    if (ts.isAwaitExpression(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      const name = `${file}:${String(line + 1)}:${String(points.length + 1)}`;
      const { expression } = node;
      points.push({ name, awaits: expression.getText().replace(/\s+/g, ' '), behind });
      inserts.push({ at: expression.getStart(), order: points.length, text: `duetFailpoint(${JSON.stringify(name)}, async () => (` });
      // Of two that end together the inner one closes first.
      inserts.push({ at: expression.getEnd(), order: -points.length, text: '))' });
    }
    ts.forEachChild(node, (child) => {
      visit(child, behind);
    });
  };
  visit(source, []);
  inserts.sort((a, b) => b.at - a.at || b.order - a.order);
  let wrapped = text;
  for (const { at, text: insert } of inserts) wrapped = wrapped.slice(0, at) + insert + wrapped.slice(at);
  return { points, source: wrapped };
}

export interface Planted {
  readonly points: readonly Point[];
  /** What `preload/failpoints.mjs` loads instead of the built files. */
  readonly sourcesFile: string;
}

/**
 * All failpoints there are, and the file the processes load the wrapped sources from.
 * @param time how the city's time passes for all of them; default: as it does.
 */
export function plantFailpoints(folder: string, time?: CityTime): Planted {
  const points: Point[] = [];
  const sources: Record<string, string> = {};
  for (const file of signAndPay.flatMap(builtFiles)) {
    const path = resolve('dist', file);
    const text = readFileSync(path, 'utf8');
    const timed = time ? time.within(file, text) : text;
    const wrapped = wrapAwaits(file, timed);
    if (wrapped.points.length === 0 && timed === text) continue;
    points.push(...wrapped.points);
    sources[pathToFileURL(path).href] = wrapped.source;
  }
  const sourcesFile = join(folder, 'failpoint-sources.json');
  writeFileSync(sourcesFile, JSON.stringify(sources));
  return { points, sourcesFile };
}

function builtFiles(place: string): string[] {
  if (place.endsWith('.js')) return [place];
  return readdirSync(join('dist', place), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !leftOut.test(`/${name}`))
    .map((name) => `${place}/${name}`)
    .sort();
}
