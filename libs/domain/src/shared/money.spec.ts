import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digits, fen, sumFen } from './money.js';

const largest = 10n ** 18n - 1n;
const amount = fc.bigInt({ min: 0n, max: largest });

describe('an amount in fen', () => {
  it('is the number its digits say, and says the same digits again', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(fen(digits(value))).toBe(value);
      }),
    );
    expect(fen('0')).toBe(0n);
    expect(fen('999999999999999999')).toBe(largest);
  });

  it.each(['', '-1', '01', '1.5', '1,000', '1e3', ' 1', '1\n', '１', '0x10', '1000000000000000000'])(
    'is not “%s”',
    (text) => {
      expect(() => fen(text)).toThrow(RangeError);
    },
  );

  it('is never below zero', () => {
    expect(() => digits(-1n)).toThrow(RangeError);
  });

  it('adds up exactly, in any order, beyond what a float holds', () => {
    expect(sumFen([])).toBe(0n);
    expect(sumFen(['9007199254740993', '1'])).toBe(9007199254740994n);
    fc.assert(
      fc.property(fc.array(amount), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0n);
        expect(sumFen(values.map(digits))).toBe(total);
        expect(sumFen(values.map(digits).reverse())).toBe(total);
      }),
    );
  });
});
