import type { SignedIn } from '#contracts/access/views';
import { Fault, problemOf, ConnectionLost } from '../../../shared/api/fault.js';
import { signedInHere } from '../../../shared/api/person.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';

export interface Credentials {
  readonly account: string;
  readonly password: string;
}

/** Begins a session; the browser keeps it in cookies no script reads. */
export function signIn(credentials: Credentials): Promise<SignedIn> {
  return begin('/api/access/sign-in', credentials);
}

/** One's own password for the one before, and a session with it. */
export function changePassword(change: Credentials & { newPassword: string }): Promise<SignedIn> {
  return begin('/api/access/change-password', change);
}

/** Not sent as other requests: here a 401 means the password, and there is no session to renew. */
async function begin(path: string, body: Credentials): Promise<SignedIn> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': currentLanguage() },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw new ConnectionLost('no answer came', { cause: error });
  });
  const answer = (await response.json().catch(() => undefined)) as unknown;
  if (!response.ok) throw new Fault(problemOf(response.status, answer));
  signedInHere.set(true);
  return answer as SignedIn;
}

export async function signOut(): Promise<void> {
  await fetch('/api/access/sign-out', { method: 'POST' });
  signedInHere.set(false);
}
