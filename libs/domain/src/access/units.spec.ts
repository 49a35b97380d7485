import { describe, expect, it } from '@jest/globals';
import { unitsBelow } from './units.js';

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
