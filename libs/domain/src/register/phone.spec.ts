import { describe, expect, it } from '@jest/globals';
import { phoneFault } from './phone.js';

describe('a telephone number', () => {
  it.each([
    ['13800138000', undefined],
    ['19900138000', undefined],
    ['04778581234', undefined],
    ['8581234', undefined],
    ['4001234567', undefined],
    ['+16505550123', undefined],
    ['12800138000', 'wrong-prefix'],
    ['1380013800', 'wrong-length'],
    ['138001380001', 'wrong-length'],
    ['858123', 'wrong-length'],
    ['+1650555012345678', 'wrong-length'],
    ['1380013800a', 'wrong-character'],
    ['１３８００１３８０００', 'wrong-character'],
    ['', 'wrong-character'],
  ])('%s: %s', (phone, fault) => {
    expect(phoneFault(phone)).toBe(fault);
  });
});
