import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { PersonActor } from '#domain/shared/actor';
import { issueToken, KnownTokens } from './token.js';

const officer: PersonActor = {
  kind: 'person',
  personId: 'p-li',
  unitId: 'centre',
  roles: ['centre-officer'],
};

describe('tokens that were verified before', () => {
  const secret = randomBytes(32);

  it('speak for the same person until they expire, and for nobody after', async () => {
    let now = Date.now();
    const tokens = new KnownTokens([secret], () => now);
    const token = await issueToken(officer, secret, { lifetimeSeconds: 60, sessionId: 's-1' });
    const holder = { person: officer, sessionId: 's-1' };
    expect(await tokens.holderOf(token)).toEqual(holder);
    expect(await tokens.holderOf(token)).toEqual(holder);
    now += 59_000;
    expect(await tokens.holderOf(token)).toEqual(holder);
    now += 2_000;
    expect(await tokens.holderOf(token)).toBeUndefined();
    expect(await tokens.holderOf(token)).toBeUndefined();
  });

  it('speak for nobody with a letter changed, whatever was known before', async () => {
    const tokens = new KnownTokens([secret]);
    const token = await issueToken(officer, secret);
    await tokens.holderOf(token);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const asHead = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), roles: ['finance-head'] }),
    ).toString('base64url');
    for (const forged of [`${head}.${asHead}.${signature}`, `${head}.${claims}.`, `${token}x`]) {
      expect(await tokens.holderOf(forged)).toBeUndefined();
    }
    const ofAnother = new KnownTokens([randomBytes(32)]);
    expect(await ofAnother.holderOf(token)).toBeUndefined();
  });

  it('are not kept without end', async () => {
    const tokens = new KnownTokens([secret]);
    for (let index = 0; index < 2010; index += 1) {
      await tokens.holderOf(await issueToken({ ...officer, personId: `p-${String(index)}` }, secret));
    }
    const { known } = tokens as unknown as { known: ReadonlyMap<string, unknown> };
    expect(known.size).toBe(2000);
  });
});
