import { access, constants } from 'node:fs/promises';
import { findOnPath, lastWords, runCommand } from './run-command.js';
import { Problem } from './problem.js';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** Without the fonts Chinese shows as boxes. */
const debianPackages = ['chromium', 'fonts-noto-cjk'];
const installWithinMs = 300_000;

/**
 * The browser of the browser tests: `CHROMIUM_PATH`, else one on the PATH, else Debian's own where
 * this process may install it.
 * @throws Problem saying what to do where there is none.
 */
export async function chromiumPath(
  log: (line: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  const given = environment['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') return runnable(given);
  const found = await onPath();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || (await findOnPath('apt-get')) === undefined) {
    throw new Problem('There is no Chromium for the browser tests.', howToGetIt);
  }
  log(`Installing ${debianPackages.join(' and ')} by apt for the browser tests …`);
  const failure = await install();
  const installed = await onPath();
  if (installed === undefined) throw new Problem(`apt could not install it: ${failure}`, howToGetIt);
  return installed;
}

const howToGetIt =
  'Install Chromium or Chrome and a Chinese font (Debian: apt install chromium fonts-noto-cjk), ' +
  'or name one by CHROMIUM_PATH.';

async function runnable(path: string): Promise<string> {
  try {
    await access(path, constants.X_OK);
    return path;
  } catch {
    throw new Problem(`CHROMIUM_PATH names ${path}, which cannot be run.`, howToGetIt);
  }
}

async function onPath(): Promise<string | undefined> {
  for (const name of names) {
    const found = await findOnPath(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What apt said when it failed; empty where it worked. */
async function install(): Promise<string> {
  const options = { timeoutMs: installWithinMs, environment: { DEBIAN_FRONTEND: 'noninteractive' } };
  await runCommand('apt-get', ['update'], options);
  const result = await runCommand('apt-get', ['install', '-y', ...debianPackages], options);
  return result.code === 0 ? '' : lastWords(result);
}
