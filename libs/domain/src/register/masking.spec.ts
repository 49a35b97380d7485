import { describe, expect, it } from '@jest/globals';
import { maskedAccountNumber, maskedName, maskedPhone, maskedResidentId } from './masking.js';

describe('what a screen shows of a person', () => {
  it.each([
    ['张三（示例）', '张*（示例）'],
    ['张三', '张*'],
    ['欧阳若水', '欧***'],
    ['阿不都·买买提', '阿**·***'],
    ['Anna Li', 'A*** **'],
    ['𠮷田', '𠮷*'],
  ])('name %s as %s', (name, shown) => {
    expect(maskedName(name)).toBe(shown);
  });

  it.each([
    ['13812341234', '138****1234'],
    ['04778581234', '047****1234'],
    ['8581234', '*****34'],
    ['+16505550123', '+16*****0123'],
  ])('phone %s as %s', (phone, shown) => {
    expect(maskedPhone(phone)).toBe(shown);
  });

  it('identity and account numbers with their ends only', () => {
    expect(maskedResidentId('150102199001011234')).toBe('1501**********1234');
    expect(maskedAccountNumber('6250941006528599')).toBe('************8599');
    expect(maskedAccountNumber('15001234')).toBe('****1234');
  });
});
