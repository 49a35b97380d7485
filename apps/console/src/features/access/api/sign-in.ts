import type { SignedIn } from '#contracts/access/views';
import { Fault, problemOf, ConnectionLost } from '../../../shared/api/fault.js';
import { signedInHere } from '../../../shared/api/person.js';
import { currentLanguage } from '../../../shared/i18n/i18n.js';

export interface Credentials {
  readonly account: string;
  readonly password: string;
}

/**
 * Begins a session; the browser keeps it in cookies no script reads. Not sent as other requests:
 * here a 401 means the password, and there is no session to renew.
 */
export async function signIn(credentials: Credentials): Promise<SignedIn> {
  const response = await fetch('/api/access/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': currentLanguage() },
    body: JSON.stringify(credentials),
  }).catch((error: unknown) => {
    throw new ConnectionLost('no answer came', { cause: error });
  });
  const body = (await response.json().catch(() => undefined)) as unknown;
  if (!response.ok) throw new Fault(problemOf(response.status, body));
  signedInHere.set(true);
  return body as SignedIn;
}

export async function signOut(): Promise<void> {
  await fetch('/api/access/sign-out', { method: 'POST' });
  signedInHere.set(false);
}
