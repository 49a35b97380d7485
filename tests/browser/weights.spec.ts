import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
}

const folder = 'dist/console';
const shellKilobytesMax = 250;
const routeKilobytesMax = 200;

function read(): Readonly<Record<string, Chunk>> {
  try {
    return JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
  } catch {
    throw new Error('the console is not built: npm run build');
  }
}

/** Every file that comes with a chunk, whatever else is there. */
function filesOf(manifest: Readonly<Record<string, Chunk>>, name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const other of chunk.imports ?? []) filesOf(manifest, other, found);
  return found;
}

function kilobytes(files: Iterable<string>): number {
  const bytes = [...files].map((file) => gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

describe('the weight of the console, gzip', () => {
  const manifest = read();
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
  const shell = filesOf(manifest, entry);
  const words = Object.values(manifest).find(({ file }) => file.includes('words-zh'))?.file ?? '';
  const pages = Object.keys(manifest).filter((name) => /\/[a-z-]+-(page|tab)\.tsx$/.test(name));
  /** A tab is opened on its page and a form on its tab; they weigh together. */
  const beneath = [
    ...filesOf(manifest, 'src/app/case-page.tsx'),
    ...filesOf(manifest, 'src/shared/commands/command-form.tsx'),
  ];

  it(`of the shell with its words is at most ${String(shellKilobytesMax)} kB`, () => {
    expect(words).not.toBe('');
    expect(kilobytes(new Set([...shell, words]))).toBeLessThanOrEqual(shellKilobytesMax);
    expect(kilobytes(shell)).toBeGreaterThan(50);
  });

  it.each(pages)(`of %s is at most ${String(routeKilobytesMax)} kB more`, (page) => {
    const own = filesOf(manifest, page);
    const files = page.endsWith('-tab.tsx') ? [...beneath, ...own] : own;
    const more = [...new Set(files)].filter((file) => !shell.has(file));

    expect(kilobytes(more)).toBeLessThanOrEqual(routeKilobytesMax);
  });

  it('is looked at for every page', () => {
    expect(pages.length).toBeGreaterThanOrEqual(10);
  });
});
