import { describe, expect, it } from '@jest/globals';
import { bankNumberFault } from './bank-number.js';
import { tidyAccount } from './entries.js';

describe('the number of a bank’s branch', () => {
  it.each([
    ['102205000012', undefined],
    ['10220500001', 'wrong-length'],
    ['1022050000123', 'wrong-length'],
    ['10220500001A', 'wrong-character'],
    ['', 'wrong-character'],
  ])('%s: %s', (number, fault) => {
    expect(bankNumberFault(number)).toBe(fault);
  });

  it('is taken full width, and named where it is wrong', () => {
    const stated = { holder: '示例', bank: '示例银行', number: '15001234' };
    const tidied = tidyAccount({ ...stated, bankNumber: '１０２ 205000012' }, 'organisation');
    expect(tidied).toEqual({ entry: { ...stated, bankNumber: '102205000012' }, faults: [] });
    expect(tidyAccount({ ...stated, bankNumber: '12' }, 'organisation').faults).toEqual([
      { field: 'bankNumber', fault: 'wrong-length' },
    ]);
  });
});
