import { describe, expect, it } from '@jest/globals';
import type { PersonActor } from '../shared/actor.js';
import {
  passwordFault,
  refusedChange,
  refusedOver,
  refusedResumption,
  refusedSuspension,
  type Member,
} from './people.js';

const liang: PersonActor = {
  kind: 'person',
  personId: 'p-liang',
  unitId: 'u-office',
  roles: ['administrator'],
};
const asMember: Member = {
  personId: 'p-liang',
  unitId: 'u-office',
  roles: ['administrator'],
  suspended: false,
};
const wang: Member = {
  personId: 'p-wang',
  unitId: 'u-centre',
  roles: ['centre-officer', 'expert'],
  suspended: false,
};

describe('who decides about people', () => {
  it.each([
    ['an administrator about somebody else', liang, asMember, 'p-wang', undefined],
    ['an administrator about somebody new', liang, asMember, undefined, undefined],
    ['an administrator about themselves', liang, asMember, 'p-liang', 'own-access'],
    ['a deputy of an administrator', { ...liang, actsFor: 'p-x' }, asMember, 'p-wang', 'deputies-decide-on-nobody'],
    ['one suspended since the token was given', liang, { ...asMember, suspended: true }, 'p-wang', 'administrator-only'],
    ['one who lost the role since', liang, { ...asMember, roles: ['leader'] as const }, 'p-wang', 'administrator-only'],
    ['one who is not there any more', liang, undefined, 'p-wang', 'administrator-only'],
  ])('%s', (_, by, member, about, code) => {
    expect(refusedOver(about, { by, member })?.code).toBe(code);
  });
});

describe('what changes about a person', () => {
  it.each([
    ['another unit', { unitId: 'u-other' }, undefined],
    ['other roles', { roles: ['centre-head'] as const }, undefined],
    ['one role fewer', { roles: ['expert'] as const }, undefined],
    ['another name', { renamed: true }, undefined],
    ['the same roles in another order', { roles: ['expert', 'centre-officer'] as const }, 'nothing-to-change'],
    ['the same unit', { unitId: 'u-centre' }, 'nothing-to-change'],
    ['nothing at all', {}, 'nothing-to-change'],
  ])('%s', (_, to, code) => {
    expect(refusedChange(wang, to)?.code).toBe(code);
  });

  it('is suspended once and resumed once', () => {
    const suspended = { ...wang, suspended: true };
    expect(refusedSuspension(wang)).toBeUndefined();
    expect(refusedSuspension(suspended)?.code).toBe('already-suspended');
    expect(refusedResumption(suspended)).toBeUndefined();
    expect(refusedResumption(wang)?.code).toBe('not-suspended');
  });
});

describe('a password of one’s own', () => {
  it.each([
    ['is long enough', 'twelve-chars', undefined],
    ['counts characters, not bytes', '双招双引双招双引双招双引', undefined],
    ['of eleven characters is too short', 'eleven-char', 'has at least 12 characters'],
    ['that was given is not kept', 'given-by-admin', 'is another one than before'],
    ['with the account in it is guessed first', 'my-CENTRE-LI-password', 'does not contain the account'],
  ])('%s', (_, password, fault) => {
    const about = { account: 'centre-li', before: 'given-by-admin' };
    expect(passwordFault(password, about)).toBe(fault);
  });
});
