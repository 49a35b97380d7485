export type PhoneFault = 'wrong-length' | 'wrong-character' | 'wrong-prefix';

/**
 * What is wrong with a telephone number, or undefined: 7 to 15 digits (ITU-T E.164), `+` first for
 * a number abroad. In China what begins with 1 is a mobile number: 11 digits, the second 3 to 9.
 * Numbers are taken as written: `tidyPhone` comes first.
 */
export function phoneFault(phone: string): PhoneFault | undefined {
  if (!/^\+?\d+$/.test(phone)) return 'wrong-character';
  const abroad = phone.startsWith('+');
  const length = abroad ? phone.length - 1 : phone.length;
  if (length < 7 || length > 15) return 'wrong-length';
  if (abroad || !phone.startsWith('1')) return undefined;
  if (length !== 11) return 'wrong-length';
  return /^1[3-9]/.test(phone) ? undefined : 'wrong-prefix';
}
