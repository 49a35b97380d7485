import { describe, expect, it } from '@jest/globals';
import { fenOfAmount, sumOfFen } from './amount.js';

describe('an amount as people type it', () => {
  it.each([
    ['120', '120000000'],
    ['１２０', '120000000'],
    ['120万', '120000000'],
    ['１，２００，０００元', '120000000'],
    ['1,200,000.05 元', '120000005'],
    ['1.2亿元', '12000000000'],
    ['１２。５', '12500000'],
    ['0.000001', '1'],
    ['0', '0'],
    ['3 wan', '3000000'],
    ['3yuan', '300'],
    ['12.50', '12500000'],
  ])('“%s” is %s fen', (typed, fen) => {
    expect(fenOfAmount(typed)).toBe(fen);
  });

  it.each(['', '一百', '-3', '1.005元', '0.0000001', '12 万 3', '1e3', '9999999999999999万'])(
    '“%s” is none',
    (typed) => {
      expect(fenOfAmount(typed)).toBeUndefined();
    },
  );

  it('adds up, and leaves out what is no amount yet', () => {
    expect(sumOfFen(['120000000', undefined, '一百', '5'])).toBe('120000005');
    expect(sumOfFen([])).toBe('0');
  });
});
