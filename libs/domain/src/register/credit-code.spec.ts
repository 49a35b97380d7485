import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { creditCodeFault } from './credit-code.js';

const uscc = stdnum['CN']?.['uscc'];
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...alphabet);
const digit = fc.constantFrom(...'0123456789');
const body = fc
  .tuple(
    fc.string({ unit: digit, minLength: 8, maxLength: 8 }),
    fc.string({ unit: character, minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(''));

/** The check characters that make a sound code of 17 characters: there is exactly one. */
function soundEndings(start: string): readonly string[] {
  return [...alphabet].filter((end) => creditCodeFault(start + end) === undefined);
}

describe('a unified social credit code', () => {
  it.each([
    ['91350100M000100Y43', undefined],
    ['9135 0100M000100Y4', 'wrong-character'],
    ['91350100M000100Y4', 'wrong-length'],
    ['91350100m000100y43', 'wrong-character'],
    ['91350100M000100Y44', 'wrong-checksum'],
    ['91350100M000I00Y43', 'wrong-character'],
    ['9135A100M000100Y43', 'wrong-character'],
  ])('%s: %s', (code, fault) => {
    expect(creditCodeFault(code)).toBe(fault);
  });

  it('has exactly one sound check character', () => {
    fc.assert(
      fc.property(body, (start) => {
        expect(soundEndings(start)).toHaveLength(1);
      }),
    );
  });

  it('agrees with stdnum, which accepts no code that ends in a checked 0', () => {
    // stdnum 1.12 looks up place 31 of 31 where the sum is a multiple of 31; GB 32100 says 0.
    fc.assert(
      fc.property(body, character, (start, end) => {
        fc.pre(end !== '0');
        const sound = uscc?.validate(start + end).isValid;
        expect(creditCodeFault(start + end) === undefined).toBe(sound);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(body, (start) => {
        const [end] = soundEndings(start);
        fc.pre(end !== undefined && end !== '0');
        expect(uscc?.validate(start + end).isValid).toBe(true);
      }),
    );
  });

  it('notices one character misread and two neighbours swapped', () => {
    fc.assert(
      fc.property(body, fc.nat(16), character, (start, place, other) => {
        const code = start + soundEndings(start)[0]!;
        fc.pre(code[place] !== other);
        const misread = code.slice(0, place) + other + code.slice(place + 1);
        expect(creditCodeFault(misread)).toBeDefined();
      }),
    );
    fc.assert(
      fc.property(body, fc.nat(15), (start, place) => {
        const code = start + soundEndings(start)[0]!;
        fc.pre(code[place] !== code[place + 1]);
        const swapped =
          code.slice(0, place) + code[place + 1]! + code[place]! + code.slice(place + 2);
        expect(creditCodeFault(swapped)).toBeDefined();
      }),
    );
  });

  it('may begin with a letter, as the codes of rural collectives do', () => {
    const start = 'N2150602MF0000001';
    expect(soundEndings(start)).toHaveLength(1);
  });
});
