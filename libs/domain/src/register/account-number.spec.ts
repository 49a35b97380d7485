import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { accountNumberFault, luhnHolds } from './account-number.js';

const sin = stdnum['CA']?.['sin'];
const digit = fc.constantFrom(...'0123456789');
const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: digit, minLength, maxLength });

describe('the number of a payee’s account', () => {
  // The card numbers are the test numbers card schemes publish.
  it.each([
    ['6250941006528599', 'person', undefined],
    ['6200000000000005', 'person', undefined],
    ['4111111111111111', 'person', undefined],
    ['4111111111111112', 'person', 'wrong-checksum'],
    ['4111 1111 1111 1111', 'person', 'wrong-character'],
    // A passbook (存折) is numbered by its bank alone.
    ['411111111111', 'person', undefined],
    ['41111111111111111111', 'person', undefined],
    ['4111111', 'person', 'wrong-length'],
    ['1500123456789012345612345678901', 'organisation', 'wrong-length'],
    ['15001234567890123456', 'organisation', undefined],
    ['1500123', 'organisation', 'wrong-length'],
    ['1500-1234-5678', 'organisation', 'wrong-character'],
  ] as const)('%s of a %s: %s', (number, holder, fault) => {
    expect(accountNumberFault(number, holder)).toBe(fault);
  });

  it('ends in exactly one sound check digit', () => {
    fc.assert(
      fc.property(digits(12, 18), (start) => {
        const sound = [...'0123456789'].filter((end) => luhnHolds(start + end));
        expect(sound).toHaveLength(1);
      }),
    );
  });

  it('follows the Luhn rule as stdnum has it in Canada’s nine digits', () => {
    const startsWithOneToSeven = fc.tuple(fc.constantFrom(...'1234567'), digits(8, 8));
    fc.assert(
      fc.property(startsWithOneToSeven, ([first, rest]) => {
        const sound = sin?.validate(first + rest).isValid;
        expect(luhnHolds(first + rest)).toBe(sound);
      }),
      { numRuns: 1000 },
    );
  });

  it('notices one digit misread', () => {
    fc.assert(
      fc.property(digits(15, 18), fc.nat(14), digit, (start, place, other) => {
        const end = [...'0123456789'].find((last) => luhnHolds(start + last)) ?? '';
        const number = start + end;
        fc.pre(number[place] !== other);
        const misread = number.slice(0, place) + other + number.slice(place + 1);
        expect(accountNumberFault(misread, 'person')).toBe('wrong-checksum');
      }),
    );
  });
});
