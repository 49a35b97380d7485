import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller } from '#testing/caller';
import { done, type Theatre } from './cast.js';

/** Where the running product answers; `DUET_URL` names another address. */
export const productUrl =
  process.env['DUET_URL'] ?? `http://127.0.0.1:${process.env['DUET_PORT'] ?? '8080'}`;

/** A theatre on the running product: people sign in with its demo accounts. */
export function demoTheatre(say: (line: string) => void): Theatre {
  const dataDir = process.env['DUET_DATA_DIR'] ?? '.duet';
  const passwords = demoPasswords(join(dataDir, 'demo-accounts.json'));
  const signedIn = new Map<string, Promise<Caller>>();
  return {
    as(account) {
      const caller = signedIn.get(account) ?? signIn(account, passwords.get(account) ?? '');
      signedIn.set(account, caller);
      return caller;
    },
    say,
  };
}

async function signIn(account: string, password: string): Promise<Caller> {
  const nobody = new Caller(productUrl, undefined);
  const reply = await nobody.post<{ token: string }>('/api/access/sign-in', { account, password });
  return new Caller(productUrl, done(`sign in as ${account}`, reply).token);
}

function demoPasswords(file: string): Map<string, string> {
  try {
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as {
      account: string;
      password: string;
    }[];
    return new Map(accounts.map(({ account, password }) => [account, password]));
  } catch {
    throw new Error(`no demo accounts in ${file}: run "npm start" first, with the same DUET_DATA_DIR`);
  }
}
