import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface CommandResult {
  /** The exit code; 127 when the program could not be started, 124 when time ran out. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly timeoutMs: number;
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Enough of a program's last words to explain a failure without flooding the terminal. */
const outputMaxCharacters = 1_000_000;

/** Runs a program to its end and returns what it said. Never throws: failure is an exit code. */
export function runCommand(
  command: string,
  commandArguments: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.environment },
      ...(options.folder === undefined ? {} : { cwd: options.folder }),
    });
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout = (stdout + text).slice(-outputMaxCharacters);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-outputMaxCharacters);
    });
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeoutMs);
    child.on('error', (failure) => {
      clearTimeout(timer);
      resolve({ code: 127, stdout, stderr: failure.message });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: timedOut ? 124 : (code ?? 1), stdout, stderr });
    });
  });
}

/** The last line worth reading of a failed command. */
export function lastWords(result: CommandResult): string {
  if (result.code === 124) return 'it took too long';
  const lines = `${result.stdout}\n${result.stderr}`.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => /error|fail|cannot|could not|denied/i.test(line));
  const chosen = telling.at(-1) ?? lines.filter((line) => line !== '').at(-1);
  return (chosen ?? `it ended with code ${String(result.code)}`).slice(0, 300);
}

/** The full path of a program on the PATH, or undefined. */
export async function findOnPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const candidate = join(folder, program);
    try {
      await access(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder: look in the next one.
    }
  }
  return undefined;
}
