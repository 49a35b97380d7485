import { numberIn } from '#domain/shared/numbered';
import type { Words } from '../../../shared/i18n/i18n.js';
import { sumOfFen } from '../../../shared/money/amount.js';

/** `clause-2` is the second clause, `payment-3` the third payment: numbers people can say. */
export function clauseName(t: Words, clauseId: string): string {
  const number = numberIn(clauseId);
  return number === undefined ? clauseId : t('reward:clauseNumber', { number });
}

export function paymentName(t: Words, paymentId: string): string {
  const number = numberIn(paymentId);
  return number === undefined ? paymentId : t('reward:paymentNumber', { number });
}

/** Sum of amounts, fen as digits. */
export function sumOf(rows: readonly { readonly amount: string }[]): string {
  return sumOfFen(rows.map(({ amount }) => amount));
}
