import { describe, expect, it } from '@jest/globals';
import type { PersonActor, Role } from '#domain/shared/actor';
import { knowsOfTie } from './ties.js';

const person = (personId: string, role: Role, unitId: string, more: object = {}): PersonActor => ({
  ...{ kind: 'person', personId, unitId, roles: [role] },
  ...more,
});
const restricted = { unitId: 'centre', restrictedTo: 'p-officer' };

describe('that an entry belongs to a restricted case', () => {
  it.each<[string, PersonActor, boolean]>([
    ['is known to its officer', person('p-officer', 'centre-officer', 'centre'), true],
    ['is known to the officer’s deputy', person('p-b', 'centre-officer', 'centre', { actsFor: 'p-officer' }), true],
    ['is known to the head of the unit', person('p-head', 'centre-head', 'centre'), true],
    ['is known to the head of a unit above', person('p-up', 'centre-head', 'city', { unitsBelow: ['centre'] }), true],
    ['is known to the city’s leaders', person('p-leader', 'leader', 'city'), true],
    ['is hidden from a colleague', person('p-colleague', 'centre-officer', 'centre'), false],
    ['is hidden from another unit’s head', person('p-other', 'centre-head', 'other'), false],
    ['is hidden from who administrates', person('p-admin', 'administrator', 'centre'), false],
    ['is hidden from finance', person('p-finance', 'finance-head', 'finance'), false],
  ])('%s', (_, by, knows) => {
    expect(knowsOfTie(by, restricted)).toBe(knows);
  });

  it('is no secret where the case is none', () => {
    expect(knowsOfTie(person('p-finance', 'finance-head', 'finance'), { unitId: 'centre' })).toBe(true);
  });
});
