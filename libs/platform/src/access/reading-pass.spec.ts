import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { tokenSecret } from '../keys/keys.js';
import { issueReadingPass, isPassFor, passLifetimeSeconds } from './reading-pass.js';
import { issueToken } from './token.js';

const masterKey = randomBytes(32).toString('base64');
const passFor = { reader: { personId: 'p-liu' }, service: 'contact', caseId: 'c1' };
const now = new Date('2026-06-01T04:00:00.000Z');
const isGood = (pass: string, asked = passFor, at = now) => isPassFor(pass, asked, masterKey, at);

describe('a reading pass', () => {
  it('lets its person read its case in its service', async () => {
    const { pass } = await issueReadingPass(passFor, masterKey, now);
    expect(await isGood(pass)).toBe(true);
  });

  it.each([
    ['somebody else brings it', { ...passFor, reader: { personId: 'p-huang' } }],
    ['it is another case', { ...passFor, caseId: 'c2' }],
    ['it is another service', { ...passFor, service: 'landing' }],
    ['they stand in for somebody now', { ...passFor, reader: { personId: 'p-liu', actsFor: 'p-1' } }],
  ])('does not when %s', async (_, asked) => {
    const { pass } = await issueReadingPass(passFor, masterKey, now);
    expect(await isGood(pass, asked)).toBe(false);
  });

  it('is of the one stood in for, and not one’s own', async () => {
    const standing = { ...passFor, reader: { personId: 'p-liu', actsFor: 'p-chen' } };
    const { pass } = await issueReadingPass(standing, masterKey, now);
    expect([await isGood(pass, standing), await isGood(pass)]).toEqual([true, false]);
  });

  it('is over after a minute of the record’s time', async () => {
    const { pass, expiresAt } = await issueReadingPass(passFor, masterKey, now);
    const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(expiresAt).toBe(after(passLifetimeSeconds).toISOString());
    expect(await isGood(pass, passFor, after(passLifetimeSeconds - 1))).toBe(true);
    expect(await isGood(pass, passFor, after(passLifetimeSeconds + 1))).toBe(false);
  });

  it('is neither a token, nor made up, nor altered', async () => {
    const person = { kind: 'person', personId: 'p-liu', unitId: 'u', roles: ['expert'] } as const;
    const token = await issueToken(person, tokenSecret(masterKey));
    const theirs = await issueReadingPass(passFor, randomBytes(32).toString('base64'), now);
    const { pass } = await issueReadingPass(passFor, masterKey, now);
    const [head = '', body = '', signature = ''] = pass.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
    const other = Buffer.from(JSON.stringify({ ...claims, case: 'c2' })).toString('base64url');
    for (const wrong of [token, theirs.pass, 'x.y.z', '', `${head}.${other}.${signature}`]) {
      expect(await isGood(wrong)).toBe(false);
      expect(await isGood(wrong, { ...passFor, caseId: 'c2' })).toBe(false);
    }
  });
});
