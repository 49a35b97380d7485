import { SignJWT } from 'jose';
import { z } from 'zod';
import type { PersonActor } from '#domain/shared/actor';
import { tokenSecret, tokenSecrets } from '../keys/keys.js';
import { readSigned } from '../keys/read-signed.js';

/** As long as whoever has just declared a conflict could still open what they were let read before. */
export const passLifetimeSeconds = 60;
const issuer = 'duet/reading';
const Claims = z.object({ case: z.string(), for: z.string().optional() });

type Reader = Pick<PersonActor, 'personId' | 'actsFor'>;

/** What one person may read, and in whose service it lies. */
export interface PassFor {
  readonly reader: Reader;
  readonly service: string;
  readonly caseId: string;
}

/**
 * One service's word that this person may read what another keeps of a case, by the hand of that
 * person: signed, so that nobody makes one up, for this one reader and this one case, for a minute.
 * @param at the record's time, for both: a clock that is a minute off would take no pass.
 */
export async function issueReadingPass(
  { reader: { personId, actsFor }, service, caseId }: PassFor,
  masterKey: string,
  at: Date,
): Promise<{ readonly pass: string; readonly expiresAt: string }> {
  const expires = Math.floor(at.getTime() / 1000) + passLifetimeSeconds;
  const pass = await new SignJWT({ case: caseId, ...(actsFor !== undefined && { for: actsFor }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(service)
    .setSubject(personId)
    .setExpirationTime(expires)
    .sign(tokenSecret(masterKey));
  return { pass, expiresAt: new Date(expires * 1000).toISOString() };
}

/** Whether a pass lets this reader read this case here: ours, theirs, and not too old. */
export async function isPassFor(
  pass: string,
  { reader: { personId, actsFor }, service, caseId }: PassFor,
  masterKey: string,
  at: Date,
): Promise<boolean> {
  const meant = { issuer, audience: service, subject: personId, currentDate: at };
  const claims = Claims.safeParse(await readSigned(pass, tokenSecrets(masterKey), meant));
  return claims.success && claims.data.case === caseId && claims.data.for === actsFor;
}
