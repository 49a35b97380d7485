import { SignJWT } from 'jose';
import { z } from 'zod';
import { roles, type PersonActor } from '#domain/shared/actor';
import { readSigned } from '../keys/read-signed.js';

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

/** As many as speak at once in a city, and a bound on what strangers can make us keep: only ours is kept. */
const knownMax = 2000;

/**
 * The holders of tokens that were verified before, until those expire: the same words, letter by
 * letter, carry the same signature, and checking it again is most of what a quick answer costs.
 */
export class KnownTokens {
  private readonly known = new Map<string, Verified>();

  /** @param secrets any of these may have signed. */
  constructor(
    private readonly secrets: readonly Uint8Array[],
    private readonly now: () => number = Date.now,
  ) {}

  /** Whom a token speaks for, or undefined when it is expired, altered or not ours. */
  async holderOf(token: string): Promise<TokenHolder | undefined> {
    const before = this.known.get(token);
    if (before && this.now() < before.untilMs) return before.holder;
    this.known.delete(token);
    const found = await this.verify(token);
    if (!found) return undefined;
    if (this.known.size >= knownMax) this.forgetOldest();
    this.known.set(token, found);
    return found.holder;
  }

  private async verify(token: string): Promise<Verified | undefined> {
    const meant = { issuer: 'duet', currentDate: new Date(this.now()) };
    const payload = await readSigned(token, this.secrets, meant);
    const claims = Claims.safeParse(payload);
    if (!claims.success) return undefined;
    const { sub, unit, roles: held, act, sid } = claims.data;
    const person: PersonActor = {
      kind: 'person',
      personId: sub,
      unitId: unit,
      roles: held,
      ...(act !== undefined && { actsFor: act }),
    };
    return { holder: { person, sessionId: sid }, untilMs: (payload?.exp ?? 0) * 1000 };
  }

  private forgetOldest(): void {
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}

interface Verified {
  readonly holder: TokenHolder;
  readonly untilMs: number;
}
