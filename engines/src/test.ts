import { join } from 'node:path';
import { runAsProgram } from './program-entry.js';
import { showDuration } from './progress.js';
import {
  closingLine,
  consoleTypesStep,
  jestStep,
  lintStep,
  readCounts,
  runStep,
  runTogether,
  typesStep,
  withCountsFolder,
  type Counts,
} from './steps.js';

/**
 * `npm test`: lint and types, then the specs that need nothing, then those on real engines; stops
 * at the first that fails. Words after `npm test --` go to jest, and lint and types are left out.
 */
async function main(words: readonly string[]): Promise<number> {
  return withCountsFolder(async (folder) => {
    const counts: Counts[] = [];
    const worked = await runAll(words, folder, counts);
    process.stdout.write(`\nnpm test took ${showDuration(performance.now())}.\n`);
    process.stdout.write(`${closingLine(counts, worked)}\n`);
    return worked ? 0 : 1;
  });
}

async function runAll(
  words: readonly string[],
  folder: string,
  counts: Counts[],
): Promise<boolean> {
  if (words.length === 0) {
    const lint = lintStep();
    const staticSteps = [...(lint ? [lint] : []), typesStep(), consoleTypesStep()];
    if (!(await runTogether(staticSteps))) return false;
  }
  for (const project of ['fast', 'engines'] as const) {
    const countsFile = join(folder, `${project}.json`);
    const worked = await runStep(jestStep(project, words, countsFile));
    counts.push(await readCounts(countsFile));
    if (!worked) return false;
  }
  return true;
}

await runAsProgram(import.meta.url, main);
