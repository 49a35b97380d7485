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
} from './steps.js';

/** `npm run check`: the part of `npm test` that needs no engines, in under a minute. */
async function main(words: readonly string[]): Promise<number> {
  return withCountsFolder(async (folder) => {
    const lint = lintStep({ remembering: true });
    const staticPassed = await runTogether([
      ...(lint ? [lint] : []),
      typesStep(),
      consoleTypesStep(),
    ]);
    const countsFile = join(folder, 'fast.json');
    const specsPassed = staticPassed && (await runStep(jestStep('fast', words, countsFile)));
    const counts = staticPassed ? [await readCounts(countsFile)] : [];
    process.stdout.write(`\nnpm run check took ${showDuration(performance.now())}.\n`);
    process.stdout.write(`${closingLine(counts, specsPassed)}\n`);
    return specsPassed ? 0 : 1;
  });
}

await runAsProgram(import.meta.url, main);
