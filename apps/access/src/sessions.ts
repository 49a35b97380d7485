import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Collection, Db } from 'mongodb';

/** How long somebody may go on before account and password are asked for again: a working day. */
export const sessionLifetimeSeconds = 8 * 3600;

/**
 * For so long after a rotation the secret before it still gets a token (and no new secret): two
 * windows of one browser refresh at once. Later it is a copy in somebody else's hands.
 */
const overlapMs = 10_000;

/** How long an ended session stays on file. */
const keptSeconds = 30 * 86_400;

interface SessionDocument {
  readonly _id: string;
  readonly personId: string;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  /** SHA-256 of the secret that refreshes; 256 random bits need no slow hash. */
  readonly secretDigest: string;
  readonly previousDigest?: string;
  readonly revokedAt?: Date;
}

export interface Session {
  readonly sessionId: string;
  readonly personId: string;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
}

export interface Renewal {
  readonly session: Session;
  /** What refreshes next; absent where the other window got it. */
  readonly refresh?: string;
}

/** Sign-ins as they go on: what refreshes tokens, and what is revoked. */
export class Sessions {
  private readonly sessions: Collection<SessionDocument>;

  constructor(db: Db) {
    this.sessions = db.collection('sessions');
  }

  async prepare(): Promise<void> {
    await this.sessions.createIndexes([
      { key: { expiresAt: 1 }, expireAfterSeconds: keptSeconds },
      { key: { personId: 1, startedAt: -1 } },
    ]);
  }

  async begin(personId: string, now: Date): Promise<Required<Renewal>> {
    const secret = newSecret();
    const document: SessionDocument = {
      _id: `s-${randomBytes(12).toString('hex')}`,
      personId,
      startedAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + sessionLifetimeSeconds * 1000),
      secretDigest: digestOf(secret),
    };
    await this.sessions.insertOne(document);
    return { session: sessionOf(document), refresh: `${document._id}.${secret}` };
  }

  /** Takes a refresh secret and gives the next one. Undefined where it refreshes nothing any more. */
  async renew(refresh: string, now: Date): Promise<Renewal | undefined> {
    const shown = partsOf(refresh);
    if (!shown) return undefined;
    const next = newSecret();
    const rotated = await this.sessions.findOneAndUpdate(
      { ...live(now), _id: shown.sessionId, secretDigest: shown.digest },
      {
        $set: { secretDigest: digestOf(next), previousDigest: shown.digest, lastUsedAt: now },
      },
      { returnDocument: 'after' },
    );
    if (rotated) return { session: sessionOf(rotated), refresh: `${rotated._id}.${next}` };
    const found = await this.sessions.findOne({ ...live(now), _id: shown.sessionId });
    if (!found || !sameDigest(found.previousDigest, shown.digest)) return undefined;
    if (now.getTime() - found.lastUsedAt.getTime() <= overlapMs) {
      return { session: sessionOf(found) };
    }
    await this.revoke(found._id, now);
    return undefined;
  }

  /** The session if it goes on. */
  async live(sessionId: string, now: Date): Promise<Session | undefined> {
    const found = await this.sessions.findOne({ ...live(now), _id: sessionId });
    return found ? sessionOf(found) : undefined;
  }

  /** The session a refresh secret belongs to, if it goes on. */
  async ofSecret(refresh: string, now: Date): Promise<Session | undefined> {
    const shown = partsOf(refresh);
    if (!shown) return undefined;
    const found = await this.sessions.findOne({
      ...live(now),
      _id: shown.sessionId,
      secretDigest: shown.digest,
    });
    return found ? sessionOf(found) : undefined;
  }

  /** Whose a session is or was; revoked and ended ones are found too while they are on file. */
  async ownerOf(sessionId: string): Promise<string | undefined> {
    return (await this.sessions.findOne({ _id: sessionId }))?.personId;
  }

  /** The sessions of a person that go on, the newest first. */
  async of(personId: string, now: Date): Promise<readonly Session[]> {
    const found = await this.sessions
      .find({ ...live(now), personId })
      .sort({ startedAt: -1 })
      .toArray();
    return found.map(sessionOf);
  }

  /** From now on it refreshes nothing. Revoking it again changes nothing. */
  async revoke(sessionId: string, now: Date): Promise<void> {
    await this.sessions.updateOne(
      { _id: sessionId, revokedAt: { $exists: false } },
      { $set: { revokedAt: now } },
    );
  }

  /** Every session of the person that had begun by then ends; later ones go on. */
  async revokeAllOf(personId: string, at: Date): Promise<void> {
    await this.sessions.updateMany(
      { ...live(at), personId, startedAt: { $lte: at } },
      { $set: { revokedAt: at } },
    );
  }
}

function live(now: Date) {
  return { revokedAt: { $exists: false }, expiresAt: { $gt: now } };
}

function sessionOf({ _id, personId, startedAt, lastUsedAt, expiresAt }: SessionDocument): Session {
  return { sessionId: _id, personId, startedAt, lastUsedAt, expiresAt };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function partsOf(refresh: string): { readonly sessionId: string; readonly digest: string } | undefined {
  const found = /^(s-[0-9a-f]{24})\.([A-Za-z0-9_-]{43})$/.exec(refresh);
  const [, sessionId, secret] = found ?? [];
  return sessionId === undefined || secret === undefined
    ? undefined
    : { sessionId, digest: digestOf(secret) };
}

function sameDigest(kept: string | undefined, shown: string): boolean {
  return kept !== undefined && timingSafeEqual(Buffer.from(kept), Buffer.from(shown));
}
