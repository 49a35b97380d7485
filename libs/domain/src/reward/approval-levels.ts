import { fen } from '../shared/money.js';
import { neededLevels, type ApprovalLevel } from '../negotiation/terms.js';
import type { Payment } from './payment.js';

interface Levelled {
  readonly approvalLevels?: readonly ApprovalLevel[];
}

const oneHeadOfFinance: readonly ApprovalLevel[] = [{ level: 1, role: 'finance-head', above: '0' }];

/** The levels that must approve an amount, lowest first; one person never takes two of them. */
export function levelsOf(
  { amount }: Pick<Payment, 'amount'>,
  { approvalLevels = oneHeadOfFinance }: Levelled,
): readonly ApprovalLevel[] {
  return neededLevels(fen(amount), approvalLevels);
}

/** The level that has to approve next; undefined once all have. */
export function nextLevelOf(payment: Payment, levelled: Levelled): ApprovalLevel | undefined {
  return levelsOf(payment, levelled)[payment.approvals?.length ?? 0];
}
