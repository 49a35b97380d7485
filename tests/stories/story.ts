import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller } from '#testing/caller';
import { done, yuan, type Theatre } from './cast.js';
import { carryOneCase } from './thread.js';

/**
 * `npm run story`: carries one case through all five stages over HTTP against the running product,
 * signing in with its demo accounts. `DUET_URL` names another address.
 */
const url = process.env['DUET_URL'] ?? `http://127.0.0.1:${process.env['DUET_PORT'] ?? '8080'}`;
const dataDir = process.env['DUET_DATA_DIR'] ?? '.duet';

try {
  const passwords = demoPasswords(join(dataDir, 'demo-accounts.json'));
  const signedIn = new Map<string, Promise<Caller>>();
  const theatre: Theatre = {
    as(account) {
      const caller = signedIn.get(account) ?? signIn(account, passwords.get(account) ?? '');
      signedIn.set(account, caller);
      return caller;
    },
    say: tell,
  };
  const { caseId, paid } = await carryOneCase(theatre);
  tell(`story: paid ${yuan(paid)} to the organisation of case ${caseId}`);
} catch (error) {
  const { message, cause } = error as Error;
  const refused = (cause as { code?: string } | undefined)?.code === 'ECONNREFUSED';
  tell(refused ? `Nothing answers at ${url}. Run "npm start" first.` : `story: stopped: ${message}`);
  process.exitCode = 1;
}

async function signIn(account: string, password: string): Promise<Caller> {
  const nobody = new Caller(url, undefined);
  const reply = await nobody.post<{ token: string }>('/api/access/sign-in', { account, password });
  return new Caller(url, done(`sign in as ${account}`, reply).token);
}

function demoPasswords(file: string): Map<string, string> {
  try {
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as { account: string; password: string }[];
    return new Map(accounts.map(({ account, password }) => [account, password]));
  } catch {
    throw new Error(`no demo accounts in ${file}: run "npm start" first, with the same DUET_DATA_DIR`);
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
