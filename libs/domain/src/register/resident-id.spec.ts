import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { residentIdFault } from './resident-id.js';

const ric = stdnum['CN']?.['ric'];
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const birthday = fc
  .date({
    min: new Date('1900-01-01T00:00:00Z'),
    max: new Date('2020-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
const numbers = fc
  .tuple(digits(6), fc.oneof(birthday, digits(8)), digits(3), fc.constantFrom(...'0123456789X'))
  .map((parts) => parts.join(''));

describe('a resident identity number', () => {
  // The examples are those of GB 11643-1999, invented by the standard itself.
  it.each([
    ['11010519491231002X', undefined],
    ['440524188001010014', undefined],
    ['11010519491231002x', 'wrong-character'],
    ['1101051949123100', 'wrong-length'],
    ['110105194912310021', 'wrong-checksum'],
    ['110105194902310026', 'wrong-date'],
    ['110105190002290019', 'wrong-date'],
    ['11010519491231０02X', 'wrong-character'],
  ])('%s: %s', (number, fault) => {
    expect(residentIdFault(number)).toBe(fault);
  });

  it('agrees with stdnum for every day of birth until now', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const year = Number(number.slice(6, 10));
        // stdnum reads years below 100 as 19xx and 20xx, and judges the future by today.
        fc.pre(year >= 1900 && year <= 2020);
        const sound = ric?.validate(number).isValid;
        expect(residentIdFault(number) === undefined).toBe(sound);
      }),
      { numRuns: 2000 },
    );
  });
});
