import type { Day } from '../shared/actor.js';
import { refused, type Refusal } from '../shared/decision.js';
import type { KnownPayment } from './entry.js';

/**
 * How long an accounting voucher and what belongs to it is kept: 会计档案管理办法 (财政部、国家档案局令
 * 第79号, 2015-12-11, in force 2016-01-01), article 14 and its tables: 会计凭证 30 years, counted from
 * the first day after the end of the fiscal year.
 */
export const voucherYears = 30;

/** The last day a payee's entry is kept for a payment of this day. */
export function keptUntil(paidOn: Day): Day {
  return `${String(Number(paidOn.slice(0, 4)) + voucherYears)}-12-31`;
}

/**
 * The duty that forbids erasing a person now, by name: 个人信息保护法 article 47, where a law's own
 * retention period has not passed, keeping goes before erasing.
 */
export function dutyToKeep(
  payments: readonly KnownPayment[],
  openCases: number,
  today: Day,
): Refusal | undefined {
  if (payments.some(({ stands }) => stands === 'under-way')) return refused('payment-under-way');
  const until = payments
    .flatMap(({ on }) => (on === undefined ? [] : [keptUntil(on)]))
    .reduce((latest, day) => (day > latest ? day : latest), '');
  if (until >= today) return refused('payment-under-retention', { until });
  return openCases > 0 ? refused('case-under-way', { count: openCases }) : undefined;
}
