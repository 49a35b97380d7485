export type BankNumberFault = 'wrong-length' | 'wrong-character';

/** What is wrong with the 12 digits that name a bank's branch in payments (联行号), or undefined. */
export function bankNumberFault(number: string): BankNumberFault | undefined {
  if (!/^\d+$/.test(number)) return 'wrong-character';
  return number.length === 12 ? undefined : 'wrong-length';
}
