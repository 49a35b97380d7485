import { describe, expect, it } from '@jest/globals';
import { isNewerOpening } from './opening.js';

describe('an opening', () => {
  it('is newer when it starts from a later outcome, by number and not by letter', () => {
    expect(isNewerOpening('contact-case-1:10', 'contact-case-1:9')).toBe(true);
    expect(isNewerOpening('contact-case-1:9', 'contact-case-1:10')).toBe(false);
    expect(isNewerOpening('contact-case-1:9', 'contact-case-1:9')).toBe(false);
  });

  it('must name a version', () => {
    expect(() => isNewerOpening('contact', 'contact-case-1:9')).toThrow('no opening id');
  });
});
