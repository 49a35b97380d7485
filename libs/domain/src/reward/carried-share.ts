import { digits, fen } from '../shared/money.js';
import { sumByYear } from './fund-ledger.js';
import type { Promised } from './payment.js';
import type { RewardEvent } from './reward.js';

/** The promise with an amount of one year's share in another year instead. */
export function carriedOver(
  promised: Promised,
  { fromYear, toYear, amount }: Extract<RewardEvent, { readonly type: 'share-carried-over' }>,
): Promised {
  const without = sumByYear(promised.shares).map((share) => {
    if (share.fiscalYear !== fromYear) return share;
    return { fiscalYear: fromYear, amount: digits(fen(share.amount) - fen(amount)) };
  });
  const shares = sumByYear([...without, { fiscalYear: toYear, amount }]);
  return { ...promised, shares };
}
