import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { findOnPath, runCommand } from './run-command.js';
import { javaMajor } from './versions.js';

export interface Java {
  readonly command: string;
  readonly major: number;
}

let found: Promise<Java | undefined> | undefined;

/** The Java that would run Kafka: JAVA_HOME's, else the PATH's; undefined when there is none. */
export function findJava(): Promise<Java | undefined> {
  found ??= look();
  return found;
}

async function look(): Promise<Java | undefined> {
  const home = process.env['JAVA_HOME'];
  const ofHome = home === undefined || home === '' ? undefined : join(home, 'bin', 'java');
  for (const command of [ofHome, await findOnPath('java')]) {
    if (command === undefined) continue;
    const usable = await access(command, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!usable) continue;
    const said = await runCommand(command, ['-version'], { timeoutMs: 10_000 });
    const major = javaMajor(said.stderr + said.stdout);
    if (major !== undefined) return { command, major };
  }
  return undefined;
}

/** Throws a sentence when no Java of at least this major version is installed. */
export async function requireJava(majorLeast: number): Promise<Java> {
  const java = await findJava();
  if (!java) throw new Error(`no Java on the PATH (version ${String(majorLeast)} is needed)`);
  if (java.major < majorLeast) {
    throw new Error(`Java ${String(java.major)} is too old (${String(majorLeast)} is needed)`);
  }
  return java;
}
