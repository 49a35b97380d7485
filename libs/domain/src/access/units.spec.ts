import { describe, expect, it } from '@jest/globals';
import { overseesUnit, unitsBelow } from './units.js';

const units = [
  { unitId: 'street', parentId: 'district' },
  { unitId: 'city' },
  { unitId: 'district', parentId: 'city' },
  { unitId: 'other-district', parentId: 'city' },
  { unitId: 'bureau' },
];

describe('units below a unit', () => {
  it.each([
    ['city', ['city', 'district', 'other-district', 'street']],
    ['district', ['district', 'street']],
    ['street', ['street']],
    ['bureau', ['bureau']],
    ['unknown', ['unknown']],
  ])('of %s are %j', (unitId, below) => {
    expect(unitsBelow(unitId, units)).toEqual(below);
  });

  it('end even where a broken pack makes a circle', () => {
    const circle = [
      { unitId: 'a', parentId: 'b' },
      { unitId: 'b', parentId: 'a' },
    ];
    expect(unitsBelow('a', circle)).toEqual(['a', 'b']);
  });
});

describe('what a unit does', () => {
  it.each([
    ['itself', 'district', [], 'district', true],
    ['a unit below', 'city', ['district', 'street'], 'street', true],
    ['a unit beside', 'district', ['street'], 'other-district', false],
    ['the unit above', 'street', [], 'district', false],
  ])('is overseen where it is %s: %s over %j, of %s', (_, unitId, below, ofUnit, oversees) => {
    expect(overseesUnit({ unitId, unitsBelow: below }, ofUnit)).toBe(oversees);
  });

  it('is overseen by nobody where nobody is named', () => {
    expect(overseesUnit({ unitId: 'city' }, undefined)).toBe(false);
  });
});
