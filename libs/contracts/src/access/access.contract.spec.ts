import { describe, expect, it } from '@jest/globals';
import { permissions } from '#domain/access/permissions';
import {
  ActFor,
  AddPerson,
  AppointDeputy,
  ChangePassword,
  ChangePerson,
  ListPeople,
  ListSessions,
  ResetPassword,
  ResumePerson,
  SignIn,
  SuspendPerson,
} from './commands.js';
import {
  ActingFor,
  DeputyList,
  OneTimePassword,
  PeoplePage,
  PermissionTable,
  SelfView,
  SessionList,
  SignedIn,
  UnitList,
} from './views.js';

const person = {
  personId: 'p-centre-li',
  name: '李明远（示例）',
  unitId: 'investment-promotion-centre',
  roles: ['centre-officer'],
};

const newcomer = {
  account: 'centre-qi',
  name: '祁云（示例）',
  unitId: 'investment-promotion-centre',
  roles: ['centre-officer'],
};

const at = '2026-06-15T16:00:00.000Z';
const days = { from: '2026-06-15', until: '2026-06-19' };
const deputyship = { absentId: 'p-guo', deputyId: 'p-he', ...days };

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
    ['a deputy', AppointDeputy, deputyship],
    ['whom to stand in for', ActFor, { personId: 'p-guo' }],
    ['one’s own sessions', ListSessions, {}],
    ['somebody’s sessions', ListSessions, { personId: 'p-guo' }],
    [
      'the sessions',
      SessionList,
      {
        sessions: [
          {
            sessionId: 's-1',
            personId: 'p-guo',
            startedAt: at,
            lastUsedAt: at,
            expiresAt: at,
            current: true,
          },
        ],
      },
    ],
    [
      'the deputies',
      DeputyList,
      {
        deputies: [{ deputyshipId: 'd-1', ...deputyship, appointedBy: 'p-lin', standsIn: true }],
      },
    ],
    ['a deputy’s token', ActingFor, { token: 'a.b.c', expiresAt: at, person, actsFor: person }],
    ['a newcomer', AddPerson, newcomer],
    ['another role', ChangePerson, { roles: ['centre-head'] }],
    ['a suspension', SuspendPerson, {}],
    ['its end', ResumePerson, {}],
    ['a forgotten password', ResetPassword, {}],
    ['a password of one’s own', ChangePassword, { account: 'li', password: 'a', newPassword: 'b' }],
    [
      'a password for one sign-in',
      OneTimePassword,
      { person: { ...person, account: 'li', suspended: true }, oneTimePassword: 'a', until: at },
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
    ['a day that is none', AppointDeputy, { ...deputyship, until: '2026-02-30' }],
    ['a deputy for good', AppointDeputy, { ...deputyship, until: undefined }],
    ['a deputy with roles of their own', AppointDeputy, { ...deputyship, roles: ['leader'] }],
    ['a newcomer of no role', AddPerson, { ...newcomer, roles: [] }],
    ['a newcomer with a role nobody knows', AddPerson, { ...newcomer, roles: ['mayor'] }],
    ['a newcomer with a password', AddPerson, { ...newcomer, password: 'given' }],
    ['a person of no role', SelfView, { account: 'centre-li', ...person, roles: [] }],
  ])('refuses %s', (_, schema, example) => {
    expect(schema.safeParse(example).success).toBe(false);
  });
});
