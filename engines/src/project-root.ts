import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, whether this runs from source or from `dist/`. */
export const projectRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));

/** A built file, given its path below the project without `dist/`. */
export function builtFile(path: string): string {
  return join(projectRoot, 'dist', path);
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json above this file');
  return rootAbove(parent);
}
