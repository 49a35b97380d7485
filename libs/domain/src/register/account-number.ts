export type AccountNumberFault = 'wrong-length' | 'wrong-character' | 'wrong-checksum';

/**
 * What is wrong with the number of a payee's account, or undefined: 8 to 30 digits, for every bank
 * numbers its accounts its own way. A person's number of 16 to 19 digits is a bank card (ISO/IEC
 * 7812-1) and ends in a Luhn digit; passbooks and an organisation's settlement account (对公账户)
 * have no public check digit.
 */
export function accountNumberFault(
  number: string,
  holder: 'person' | 'organisation',
): AccountNumberFault | undefined {
  if (number.length < 8 || number.length > 30) return 'wrong-length';
  if (!/^\d+$/.test(number)) return 'wrong-character';
  const isCard = holder === 'person' && number.length >= 16 && number.length <= 19;
  return isCard && !luhnHolds(number) ? 'wrong-checksum' : undefined;
}

/** ISO/IEC 7812-1 annex B: from the right every second digit doubled, the digits' sum ends in 0. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place));
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
