export type ResidentIdFault = 'wrong-length' | 'wrong-character' | 'wrong-date' | 'wrong-checksum';

/** Check characters of GB 11643-1999 by the weighted sum modulo 11. */
const checkCharacters = '10X98765432';

/**
 * What is wrong with a resident identity number (公民身份号码, GB 11643-1999), or undefined. The
 * day of birth must exist in the calendar; whether it lies in the future is not judged, because
 * rules read no clock.
 */
export function residentIdFault(number: string): ResidentIdFault | undefined {
  if (number.length !== 18) return 'wrong-length';
  if (!/^\d{17}[\dX]$/.test(number)) return 'wrong-character';
  if (!existsInCalendar(number.slice(6, 14))) return 'wrong-date';
  return number.endsWith(checkCharacter(number)) ? undefined : 'wrong-checksum';
}

/** Place i of 18, counted from the right and from 0, weighs 2^i mod 11. */
function checkCharacter(number: string): string {
  let sum = 0;
  let weight = 2;
  for (let index = 16; index >= 0; index -= 1) {
    sum += Number(number.charAt(index)) * weight;
    weight = (weight * 2) % 11;
  }
  return checkCharacters.charAt(sum % 11);
}

function existsInCalendar(yyyymmdd: string): boolean {
  const day = `${yyyymmdd.slice(0, 4)}-${yyyymmdd.slice(4, 6)}-${yyyymmdd.slice(6)}`;
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
