import { describe, expect, it } from '@jest/globals';
import { permissions } from '#domain/access/permissions';
import { ListPeople, SignIn } from './commands.js';
import { PeoplePage, PermissionTable, SelfView, SignedIn, UnitList } from './views.js';

const person = {
  personId: 'p-centre-li',
  name: '李明远（示例）',
  unitId: 'investment-promotion-centre',
  roles: ['centre-officer'],
};

describe('the contracts of access', () => {
  it.each([
    ['an account and a password', SignIn, { account: ' centre-li ', password: 'abcd' }],
    ['a first page', ListPeople, {}],
    ['a next page', ListPeople, { cursor: 'cC1jZW50cmUtbGk', limit: '5' }],
    ['a person', SelfView, { account: 'centre-li', ...person }],
    ['the people', PeoplePage, { people: [person], nextCursor: 'cA' }],
    ['the table of permissions', PermissionTable, { permissions }],
    [
      'the units',
      UnitList,
      { units: [{ unitId: 'u-1', name: { zh: '市财政局', en: 'Finance' } }] },
    ],
    ['a sign-in', SignedIn, { token: 'a.b.c', expiresAt: '2026-06-15T16:00:00.000Z', person }],
  ])('takes %s', (_, schema, example) => {
    expect(schema.safeParse(example).error).toBeUndefined();
  });

  it.each([
    ['no password', SignIn, { account: 'centre-li' }],
    ['an empty account', SignIn, { account: '  ', password: 'abcd' }],
    ['an endless password', SignIn, { account: 'centre-li', password: 'a'.repeat(201) }],
    ['an unknown field', SignIn, { account: 'centre-li', password: 'abcd', admin: true }],
    ['a page of nothing', ListPeople, { limit: '0' }],
    ['a page of everything', ListPeople, { limit: '101' }],
    ['a cursor that is none', ListPeople, { cursor: '{"$gt":""}' }],
    ['a person of no role', SelfView, { account: 'centre-li', ...person, roles: [] }],
  ])('refuses %s', (_, schema, example) => {
    expect(schema.safeParse(example).success).toBe(false);
  });
});
