import { describe, expect, it } from '@jest/globals';
import { handsOf, type PersonActor, type Role } from '../shared/actor.js';
import {
  actorStandingIn,
  refusedAppointment,
  refusedOverUnit,
  refusedStandingIn,
  secondsLeft,
  standsIn,
  unitsFollowed,
  type AbsentPerson,
  type Deputyship,
} from './deputies.js';

const absent: AbsentPerson = {
  personId: 'p-guo',
  unitId: 'finance-bureau',
  roles: ['finance-officer'],
};
const week: Deputyship = {
  absentId: 'p-guo',
  deputyId: 'p-he',
  from: '2026-06-15',
  until: '2026-06-19',
};
const person = (role: Role, unitId: string, actsFor?: string): PersonActor => ({
  kind: 'person',
  personId: `p-${role}`,
  unitId,
  roles: [role],
  ...(actsFor !== undefined && { actsFor }),
});
const at = '2026-06-15T02:00:00.000Z';
const head = person('finance-head', 'finance-bureau');
const codeOf = (deputyship: Deputyship, by: PersonActor, whom = absent) =>
  refusedAppointment(deputyship, whom, { by, at })?.code;

describe('appointing a deputy', () => {
  it.each([
    ['the head of the unit', head],
    ['a unit head of the same unit', person('unit-head', 'finance-bureau')],
    ['an administrator of any unit', person('administrator', 'big-data-centre')],
  ])('is for %s', (_, by) => {
    expect(codeOf(week, by)).toBeUndefined();
  });

  it.each([
    ['the head of another unit', person('unit-head', 'science-bureau')],
    ['an officer of the unit', person('finance-officer', 'finance-bureau')],
    ['the leader', person('leader', 'finance-bureau')],
  ])('is not for %s', (_, by) => {
    expect(codeOf(week, by)).toBe('not-head-of-the-unit');
    expect(refusedOverUnit(by, absent)?.code).toBe('not-head-of-the-unit');
  });

  it('lets a head who leaves name who stands in for the head', () => {
    const own = { ...absent, personId: head.personId, roles: head.roles };
    expect(codeOf({ ...week, absentId: head.personId }, head, own)).toBeUndefined();
  });

  it.each<[string, Partial<Deputyship>, string]>([
    ['the absent person', { deputyId: 'p-guo' }, 'deputy-is-the-absent-person'],
    ['whoever appoints', { deputyId: head.personId }, 'deputy-appoints-oneself'],
  ])('never makes %s the deputy', (_, change, code) => {
    expect(codeOf({ ...week, ...change }, head)).toBe(code);
  });

  it('is not lent on: a deputy of the head appoints nobody', () => {
    const standIn = person('finance-head', 'finance-bureau', 'p-head');
    expect(codeOf(week, standIn)).toBe('deputies-appoint-nobody');
  });

  it('leaves an expert’s opinion to the expert', () => {
    expect(codeOf(week, head, { ...absent, roles: ['finance-officer', 'expert'] })).toBe(
      'expert-has-no-deputy',
    );
  });

  it.each<[string, Partial<Deputyship>, string | undefined]>([
    ['one day', { until: '2026-06-15' }, undefined],
    ['an absence that has begun', { from: '2026-06-01' }, undefined],
    ['days in the wrong order', { from: '2026-06-20' }, 'days-out-of-order'],
    ['days that are over', { from: '2026-06-01', until: '2026-06-14' }, 'days-are-over'],
  ])('takes %s as it should', (_, days, code) => {
    expect(codeOf({ ...week, ...days }, head)).toBe(code);
  });
});

describe('a deputy', () => {
  it.each([
    ['the last moment before', '2026-06-14T15:59:59.999Z', false],
    ['the first moment of the first day', '2026-06-14T16:00:00.000Z', true],
    ['the last moment of the last day', '2026-06-19T15:59:59.999Z', true],
    ['the first moment after', '2026-06-19T16:00:00.000Z', false],
  ])('stands in by the city’s days: %s', (_, moment, stands) => {
    expect(standsIn(week, moment)).toBe(stands);
  });

  it('stands in no longer once it was ended', () => {
    expect(standsIn({ ...week, endedAt: at }, at)).toBe(false);
  });

  it('has the absent person’s unit and roles, and both hands', () => {
    const actor = actorStandingIn('p-he', absent);
    expect(actor).toEqual({
      kind: 'person',
      personId: 'p-he',
      unitId: 'finance-bureau',
      roles: ['finance-officer'],
      actsFor: 'p-guo',
    });
    expect(handsOf(actor)).toEqual(['p-he', 'p-guo']);
  });

  it('has seconds left until midnight of the last day, and never more than a token lives', () => {
    expect(secondsLeft(week, at, 900)).toBe(900);
    expect(secondsLeft(week, '2026-06-19T15:59:00.500Z', 900)).toBe(59);
    expect(secondsLeft(week, '2026-06-20T00:00:00.000Z', 900)).toBe(0);
  });

  it('needs a deputyship that runs, of somebody who is no expert', () => {
    expect(refusedStandingIn(week, absent, at)).toBeUndefined();
    expect(refusedStandingIn(undefined, absent, at)?.code).toBe('not-a-deputy-now');
    expect(refusedStandingIn(week, undefined, at)?.code).toBe('not-a-deputy-now');
    expect(refusedStandingIn(week, absent, '2026-06-20T00:00:00.000Z')?.code).toBe(
      'not-a-deputy-now',
    );
    const expert = { ...absent, roles: ['expert'] as const };
    expect(refusedStandingIn(week, expert, at)?.code).toBe('expert-has-no-deputy');
  });
});

describe('absences', () => {
  const units = [{ unitId: 'city' }, { unitId: 'district', parentId: 'city' }];

  it.each<[Role, string, readonly string[] | 'every-unit']>([
    ['administrator', 'district', 'every-unit'],
    ['unit-head', 'city', ['city', 'district']],
    ['unit-head', 'district', ['district']],
    ['unit-officer', 'city', []],
  ])('are followed by a %s of the %s in %j', (role, unitId, followed) => {
    expect(unitsFollowed(person(role, unitId), units)).toEqual(followed);
  });
});
