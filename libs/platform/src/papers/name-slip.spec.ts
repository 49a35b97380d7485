import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { issueToken } from '../access/token.js';
import { serviceKeys, tokenSecret } from '../keys/keys.js';
import { masterRing, writtenDigestRoot } from '../keys/master-ring.js';
import { issueNameSlip, namesOnSlip } from './name-slip.js';

const masterKey = randomBytes(32).toString('base64');
const access = serviceKeys(masterKey, 'access');
const evaluation = serviceKeys(masterKey, 'evaluation');
const reward = serviceKeys(masterKey, 'reward');
const names = new Map([['p-1', '刘向东（示例）']]);
const forLi = { askerId: 'p-li', service: 'evaluation' };

describe('a name slip', () => {
  it('gives its names to the service and the person it is for, and shows them to nobody', async () => {
    const { slip } = await issueNameSlip(names, forLi, access, masterKey);

    expect(await namesOnSlip(slip, forLi, evaluation, masterKey)).toEqual(names);
    expect(Buffer.from(slip, 'base64url').toString()).not.toContain('刘');
  });

  it.each([
    ['somebody else shows it', { ...forLi, askerId: 'p-wang' }, evaluation],
    ['another service is shown it', { ...forLi, service: 'reward' }, reward],
    ['a service opens it that cannot', forLi, reward],
  ])('gives none when %s', async (_, expected, keys) => {
    const { slip } = await issueNameSlip(names, forLi, access, masterKey);

    expect(await namesOnSlip(slip, expected, keys, masterKey)).toBeUndefined();
  });

  it('is read while keys rotate, by a process that is one station on or behind', async () => {
    const second = randomBytes(32).toString('base64');
    const root = writtenDigestRoot(masterRing(masterKey));
    const [known, turned] = [`${masterKey},${second},${root}`, `${second},${masterKey},${root}`];
    for (const [writes, reads] of [[known, turned], [turned, known]] as const) {
      const { slip } = await issueNameSlip(names, forLi, serviceKeys(writes, 'access'), writes);
      expect(await namesOnSlip(slip, forLi, serviceKeys(reads, 'evaluation'), reads)).toEqual(names);
    }
  });

  it('is neither a token nor made up', async () => {
    const person = { kind: 'person', personId: 'p-li', unitId: 'u', roles: ['expert'] } as const;
    const token = await issueToken(person, tokenSecret(masterKey));
    const other = randomBytes(32).toString('base64');
    const { slip } = await issueNameSlip(names, forLi, serviceKeys(other, 'access'), other);

    for (const wrong of [token, slip, 'x.y.z']) {
      expect(await namesOnSlip(wrong, forLi, evaluation, masterKey)).toBeUndefined();
    }
  });
});
