import { fileURLToPath } from 'node:url';
import { explain } from './problem.js';

/**
 * Runs `main` when this module is the program (and not when a spec imports it), shows a problem
 * without a stack and turns the outcome into the exit code.
 */
export async function runAsProgram(
  moduleUrl: string,
  main: (programArguments: readonly string[]) => Promise<number>,
): Promise<void> {
  if (process.argv[1] !== fileURLToPath(moduleUrl)) return;
  let exitCode = 1;
  try {
    exitCode = await main(process.argv.slice(2));
  } catch (failure) {
    process.stderr.write(`${explain(failure)}\n`);
  }
  // Connections of half-finished probes must not keep an ended program waiting.
  process.exit(exitCode);
}
