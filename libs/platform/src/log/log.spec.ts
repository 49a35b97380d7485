import { describe, expect, it } from '@jest/globals';
import { reasonOf } from './log.js';

describe('the reason of an error', () => {
  it('is its name and message', () => {
    expect(reasonOf(new TypeError('no such thing'))).toBe('TypeError: no such thing');
  });

  it('says of a bulk write what its first failed write met', () => {
    const failed = Object.assign(new Error('encountered a write error.'), {
      writeErrors: new Map([[3, { code: 121, message: 'Document failed validation' }]]),
    });
    expect(reasonOf(failed)).toBe('Error: encountered a write error. Document failed validation');
  });

  it('is never empty, whatever was thrown', () => {
    expect(reasonOf('a word')).toBe('string: ');
    expect(reasonOf(undefined)).toBe('undefined: ');
  });
});
