import { describe, expect, it } from '@jest/globals';
import { numbered, numberIn } from './numbered.js';

describe('what is counted within a case', () => {
  it('has its word and its number, from one', () => {
    expect(numbered('clause', 0)).toBe('clause-1');
    expect(numberIn(numbered('payment', 11))).toBe(12);
  });

  it('has no number where nothing was counted', () => {
    for (const id of ['p-wang', 'clause', 'clause-', 'milestone-of-clause-2', 'org-91150600MA0N1A2B3C']) {
      expect(numberIn(id)).toBeUndefined();
    }
  });
});
