/**
 * Why a bank sends a payment back, as one closed list for the differing codes of the banks
 * (`other` where a bank gives no reason or one of its own).
 */
export const bankReasons = [
  'account-mismatch',
  'holder-mismatch',
  'account-closed',
  'account-frozen',
  'bank-wrong',
  'other',
] as const;
export type BankReason = (typeof bankReasons)[number];
