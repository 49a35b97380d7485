import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fenOf, unitIn } from './amount.js';

describe('an amount', () => {
  it.each([
    ['1.5亿元', undefined, '15000000000'],
    ['1.5亿', '万元', '15000000000'],
    ['3000', '万元', '3000000000'],
    ['1,234.5', '万元', '1234500000'],
    ['１，２３４．５', '万元', '1234500000'],
    ['约 3 亿元', undefined, '30000000000'],
    ['￥1200.05', '元', '120005'],
    ['人民币500万元', undefined, '500000000'],
    ['1.00', '元', '100'],
    ['0', '万元', '0'],
    ['0.000001', '万元', '1'],
    ['9007199254740993', '元', '900719925474099300'],
  ])('%s under a header in %s is %s fen', (written, unit, fen) => {
    expect(fenOf(written, unit)).toBe(fen);
  });

  it.each([
    ['without a unit', '3000', undefined],
    ['foreign', '300万美元', '万元'],
    ['under a foreign header', '300', '万美元'],
    ['in a unit we do not know', '5千万元', '元'],
    ['a range', '3-5亿元', undefined],
    ['negative', '-3', '万元'],
    ['less than a fen', '0.001', '元'],
    ['grouped in fours', '1,2345', '元'],
    ['words', '待定', '万元'],
    ['a formula’s error', '#REF!', '万元'],
    ['a number of 19 digits', '100000000', '亿元'],
    ['empty', '', '万元'],
  ])('is unreadable where it is %s', (_, written, unit) => {
    expect(fenOf(written, unit)).toBeUndefined();
  });

  it('is exact to the fen', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 17n });
    fc.assert(
      fc.property(fen, (all) => {
        const digits = all.toString().padStart(7, '0');
        expect(fenOf(`${digits.slice(0, -6)}.${digits.slice(-6)}`, '万元')).toBe(all.toString());
      }),
    );
  });
});

describe('the unit of a column', () => {
  it.each([
    ['投资总额⏎（万元）', '万元'],
    ['计划投资[亿元', '亿元'],
    ['投资额（人民币、万元）', '万元'],
    ['投资总额/元', '元'],
    ['投资总额（万美元）', '万美元'],
    ['投资总额（千万元）', '千万元'],
    ['投资总额', undefined],
    ['投资（万元或亿元）', undefined],
  ])('of %s is %s', (header, unit) => {
    expect(unitIn(header)).toBe(unit);
  });
});
