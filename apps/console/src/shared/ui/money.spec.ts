import { describe, expect, it } from '@jest/globals';
import { fenOfWan, typedWan, wan, yuan } from './money.js';

describe('amounts on screens', () => {
  it.each([
    ['0', '0', '0.00'],
    ['1', '0.000001', '0.01'],
    ['120000000', '120', '1,200,000.00'],
    ['12345678901', '12,345.678901', '123,456,789.01'],
    ['999999999999999999', '999,999,999,999.999999', '9,999,999,999,999,999.99'],
  ])('%s fen are %s 万元 and %s 元', (fen, inWan, inYuan) => {
    expect([wan(fen), yuan(fen)]).toEqual([inWan, inYuan]);
  });

  it.each([
    ['120', '120000000'],
    ['12,345.678901', '12345678901'],
    ['１２．５', '12500000'],
    [' 0.000001 ', '1'],
  ])('“%s” 万元 typed are %s fen', (typed, fen) => {
    expect(fenOfWan(typed)).toBe(fen);
  });

  it.each(['', '一百', '1.0000001', '-3', '1e3', '12万'])('“%s” is no amount', (typed) => {
    expect(fenOfWan(typed)).toBeUndefined();
  });

  it('shows in the field what was typed into it', () => {
    expect(fenOfWan(typedWan('12345678901'))).toBe('12345678901');
  });
});
