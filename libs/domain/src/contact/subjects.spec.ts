import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalisedName, organisationId } from './subjects.js';

describe('an organisation’s id', () => {
  it('is its credit code where it has one', () => {
    const organisation = { name: '草原风电', creditCode: '91150600MA0Q0Q0Q0X' };
    expect(organisationId(organisation, 'abc')).toBe('org-91150600MA0Q0Q0Q0X');
  });

  it('is the digest of its name while it has none', () => {
    expect(organisationId({ name: '草原风电' }, 'abc')).toBe('org-n-abc');
  });
});

describe('a normalised name', () => {
  it.each([
    ['鄂尔多斯（上海） 新能源', '鄂尔多斯上海新能源'],
    ['鄂尔多斯(上海)新能源', '鄂尔多斯上海新能源'],
    ['【草原】〔风电〕《集团》「一」{二}[三]<四>', '草原风电集团一二三四'],
    ['ＡＢＣ　Ｃｏ．', 'abcco.'],
    ['Grass\u200bland  Wind', 'grasslandwind'],
  ])('of %s is %s', (name, normalised) => {
    expect(normalisedName(name)).toBe(normalised);
  });

  it('keeps different names apart', () => {
    expect(normalisedName('草原风电')).not.toBe(normalisedName('草原光电'));
  });

  it('stays as it is when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(normalisedName(normalisedName(name))).toBe(normalisedName(name));
      }),
      { numRuns: 300 },
    );
  });
});
