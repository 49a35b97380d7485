export type CreditCodeFault = 'wrong-length' | 'wrong-character' | 'wrong-checksum';

/** GB 32100-2015: digits and capitals without I, O, S, V, Z; a character's value is its place. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const modulus = 31;

/** Registering authority and kind, six digits of the region, nine of the body, check character. */
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * What is wrong with a unified social credit code (统一社会信用代码, GB 32100-2015), or undefined.
 * Codes are taken as written: spaces and small letters are for the caller to tidy first.
 */
export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== 18) return 'wrong-length';
  if (!shape.test(code)) return 'wrong-character';
  return code.endsWith(checkCharacter(code)) ? undefined : 'wrong-checksum';
}

/** Place i weighs 3^i mod 31; the check character brings the sum to a multiple of 31. */
function checkCharacter(code: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % modulus;
  }
  return alphabet.charAt((modulus - (sum % modulus)) % modulus);
}
