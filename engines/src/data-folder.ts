import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Problem } from './problem.js';
import { projectRoot } from './project-root.js';

/** Its presence says that everything in the folder is Duet's and may be removed by `--fresh`. */
const markerName = 'duet-data.json';

/** DUET_DATA_DIR, else `.duet` in the checkout. */
export function dataFolder(environment: NodeJS.ProcessEnv): string {
  const chosen = environment['DUET_DATA_DIR'];
  return chosen !== undefined && chosen !== '' ? resolve(chosen) : join(projectRoot, '.duet');
}

/** Makes the folder ready for use; throws a Problem when it holds somebody else's files. */
export async function claimDataFolder(folder: string): Promise<void> {
  await requireOwn(folder);
  await mkdir(folder, { recursive: true });
  const marker = { madeBy: 'Duet', note: 'npm start -- --fresh empties this folder' };
  await writeFile(join(folder, markerName), JSON.stringify(marker));
}

/**
 * Empties the folder after asking. Returns false when the person says no. Throws a Problem when
 * nobody can be asked and `yes` was not said.
 */
export async function emptyDataFolder(folder: string, yes: boolean): Promise<boolean> {
  await requireOwn(folder);
  const names = await namesIn(folder);
  if (names.length === 0) return true;
  if (!yes && !(await agreed(`Remove everything in ${folder} and start over?`))) return false;
  for (const name of names) {
    // The marker goes last, so that an interrupted removal can be repeated.
    if (name !== markerName) await rm(join(folder, name), { recursive: true, force: true });
  }
  return true;
}

async function requireOwn(folder: string): Promise<void> {
  const names = await namesIn(folder);
  if (names.length === 0 || names.includes(markerName)) return;
  throw new Problem(
    `${folder} holds files that Duet did not put there.`,
    'Set DUET_DATA_DIR to an empty or a new folder.',
  );
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new Problem('--fresh removes data and there is nobody to ask.', 'Add --yes to agree.');
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
