import { Inject, Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import type { SignedIn } from '#contracts/access/views';
import type { PersonActor } from '#domain/shared/actor';
import { issueToken, tokenLifetimeSeconds } from '#platform/access/token';
import { tokenSecret } from '#platform/keys/keys';
import { HOUSE, type House } from '#platform/service/house';
import type { Session } from './sessions.js';

/** Issues tokens inside a session, never beyond its end. */
@Injectable()
export class Tokens {
  constructor(@Inject(HOUSE) private readonly house: Pick<House, 'masterKey'>) {}

  /** @param secondsMax ends the token earlier, in whole seconds from now. */
  async issue(
    person: PersonActor,
    { sessionId, expiresAt }: Session,
    now: Date,
    secondsMax = tokenLifetimeSeconds,
  ): Promise<Pick<SignedIn, 'token' | 'expiresAt'>> {
    const left = Math.max(1, Math.floor((expiresAt.getTime() - now.getTime()) / 1000));
    const token = await issueToken(person, tokenSecret(this.house.masterKey), {
      sessionId,
      lifetimeSeconds: Math.min(left, secondsMax),
    });
    const { exp = 0 } = decodeJwt(token);
    return { token, expiresAt: new Date(exp * 1000).toISOString() };
  }
}
