import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from './cache.js';
import { extract } from './download.js';
import { lastWords, runCommand } from './run-command.js';

const packTimeoutMs = 900_000;

/**
 * Has npm fetch a package's archive, compares it with the pinned integrity and unpacks it into
 * `into`. Uses npm's own settings, so an office's registry proxy is honoured.
 */
export async function fetchNpmPackage(
  pinned: { readonly name: string; readonly integrity: string },
  into: string,
): Promise<void> {
  await mkdir(into, { recursive: true });
  const result = await runCommand(
    'npm',
    ['pack', pinned.name, '--json', '--loglevel=error', '--pack-destination', into],
    { timeoutMs: packTimeoutMs },
  );
  if (result.code !== 0) throw new Error(`npm pack: ${lastWords(result)}`);
  const [packed] = JSON.parse(result.stdout) as [{ filename: string; integrity: string }];
  const archive = join(into, packed.filename.replace('@', '').replace('/', '-'));
  const integrity = `sha512-${await digestOf(archive, 'sha512', 'base64')}`;
  if (integrity !== pinned.integrity || packed.integrity !== pinned.integrity) {
    throw new Error(`npm brought another ${pinned.name} than the pinned one`);
  }
  await extract(archive, into, 1);
  await rm(archive);
}
