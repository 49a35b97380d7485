import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every service that can be started alone: `apps/<name>/src/main.ts`, but the one that is all. */
export function servicesThatExist(): string[] {
  return readdirSync('apps').filter(
    (name) => name !== 'duet' && existsSync(join('apps', name, 'src/main.ts')),
  );
}
