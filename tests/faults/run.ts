import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly code: number | null;
  /** Both streams, in the order they came. */
  readonly said: string;
}

/** Runs a program to its end. */
export function run(
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], ...environment },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, said });
    });
  });
}
