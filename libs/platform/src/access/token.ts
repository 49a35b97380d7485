import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { roles, type PersonActor } from '#domain/shared/actor';

/** How long a sign-in lasts before the person signs in again. */
export const tokenLifetimeSeconds = 8 * 3600;
export const tokenCookie = 'duet-token';

const Claims = z.object({
  sub: z.string().min(1),
  unit: z.string().min(1),
  roles: z.array(z.enum(roles)).min(1),
});

/** Ids and roles only: a name never travels in a token. */
export async function issueToken(person: PersonActor, secret: Uint8Array): Promise<string> {
  return new SignJWT({ unit: person.unitId, roles: person.roles })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('duet')
    .setSubject(person.personId)
    .setIssuedAt()
    .setExpirationTime(`${String(tokenLifetimeSeconds)}s`)
    .sign(secret);
}

/** The person a token speaks for, or undefined when it is expired, altered or not ours. */
export async function personOfToken(
  token: string,
  secret: Uint8Array,
): Promise<PersonActor | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, { issuer: 'duet', algorithms: ['HS256'] });
    const claims = Claims.parse(payload);
    return { kind: 'person', personId: claims.sub, unitId: claims.unit, roles: claims.roles };
  } catch {
    return undefined;
  }
}
