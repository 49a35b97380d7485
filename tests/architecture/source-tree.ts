import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export interface SourceFile {
  /** From the checkout, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Not written by hand, or not ours; the fixtures are there to break rules. */
const leftOut = new Set([
  ...['.git', 'node_modules', 'dist', 'coverage', '.duet'],
  ...['tests/architecture/fixtures', 'docs/contracts', 'apps/console/src/generated'],
]);
const textEndings =
  /(\.(ts|tsx|mjs|cjs|js|json|md|yml|yaml|sh|css|html|toml|http)|\/run|\/\.npmrc|\/\.gitignore|Dockerfile)$/;

/** Every text file of the checkout that a person wrote, in a stable order. */
export function sourceFiles(folder = ''): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (leftOut.has(path) || leftOut.has(entry.name)) return [];
      if (entry.isDirectory()) return sourceFiles(path);
      if (!entry.isFile() || !textEndings.test(`/${path}`)) return [];
      return [{ path, text: readFileSync(join(root, path), 'utf8') }];
    });
}
