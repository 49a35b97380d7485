import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { roles, type PersonActor } from '#domain/shared/actor';

/**
 * How long a token speaks for its person. No service asks anybody whether a session was revoked, so
 * this is also how long a revoked session's last token still works.
 */
export const tokenLifetimeSeconds = 15 * 60;
export const tokenCookie = 'duet-token';

const Claims = z.object({
  /** The person who acts, also where they stand in for another. */
  sub: z.string().min(1),
  unit: z.string().min(1),
  roles: z.array(z.enum(roles)).min(1),
  /** The absent person whose unit and roles these are. */
  act: z.string().min(1).optional(),
  /** The session the token was issued in. */
  sid: z.string().min(1).optional(),
});

export interface TokenLimits {
  readonly sessionId?: string;
  /** At most `tokenLifetimeSeconds`, which is also the default. */
  readonly lifetimeSeconds?: number;
}

export interface TokenHolder {
  readonly person: PersonActor;
  readonly sessionId: string | undefined;
}

/** Ids and roles only: a name never travels in a token. */
export async function issueToken(
  person: PersonActor,
  secret: Uint8Array,
  { sessionId, lifetimeSeconds = tokenLifetimeSeconds }: TokenLimits = {},
): Promise<string> {
  const lifetime = Math.min(lifetimeSeconds, tokenLifetimeSeconds);
  return new SignJWT({
    unit: person.unitId,
    roles: person.roles,
    ...(person.actsFor !== undefined && { act: person.actsFor }),
    ...(sessionId !== undefined && { sid: sessionId }),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer('duet')
    .setSubject(person.personId)
    .setIssuedAt()
    .setExpirationTime(`${String(lifetime)}s`)
    .sign(secret);
}

/** Whom a token speaks for, or undefined when it is expired, altered or not ours. */
export async function holderOfToken(
  token: string,
  secret: Uint8Array,
): Promise<TokenHolder | undefined> {
  try {
    const { payload } = await jwtVerify(token, secret, { issuer: 'duet', algorithms: ['HS256'] });
    const { sub, unit, roles: held, act, sid } = Claims.parse(payload);
    return {
      person: {
        kind: 'person',
        personId: sub,
        unitId: unit,
        roles: held,
        ...(act !== undefined && { actsFor: act }),
      },
      sessionId: sid,
    };
  } catch {
    return undefined;
  }
}
