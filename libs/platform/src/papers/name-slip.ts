import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { tokenSecret, type ServiceKeys } from '../keys/keys.js';

export type Names = ReadonlyMap<string, string>;

/** Long enough to print what one looks at, and no longer. */
const lifetimeSeconds = 10 * 60;
const Claims = z.object({ names: z.string(), exp: z.number() });
const Sealed = z.record(z.string(), z.string());

export interface SlipFor {
  readonly askerId: string;
  /** Who may open it. */
  readonly service: string;
}

/**
 * Names on their way from the service that keeps them to one that prints them, by the hand of the
 * person who asks for both. Sealed for the printing service and signed for that person: whoever
 * carries it can neither read nor change it, nor hand it to somebody else.
 */
export async function issueNameSlip(
  names: Names,
  { askerId, service }: SlipFor,
  keys: Pick<ServiceKeys, 'sealFor'>,
  masterKey: string,
): Promise<{ readonly slip: string; readonly expiresAt: string }> {
  const expires = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  const slip = await new SignJWT({
    names: keys.sealFor(service, JSON.stringify(Object.fromEntries(names))),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('duet/names')
    .setAudience(service)
    .setSubject(askerId)
    .setExpirationTime(expires)
    .sign(tokenSecret(masterKey));
  return { slip, expiresAt: new Date(expires * 1000).toISOString() };
}

/** The names of a slip; undefined when it is not ours, for somebody else, or too old. */
export async function namesOnSlip(
  slip: string,
  { askerId, service }: SlipFor,
  keys: Pick<ServiceKeys, 'open'>,
  masterKey: string,
): Promise<Names | undefined> {
  try {
    const { payload } = await jwtVerify(slip, tokenSecret(masterKey), {
      ...{ issuer: 'duet/names', audience: service, subject: askerId, algorithms: ['HS256'] },
    });
    const { names } = Claims.parse(payload);
    return new Map(Object.entries(Sealed.parse(JSON.parse(keys.open(names)))));
  } catch {
    return undefined;
  }
}
