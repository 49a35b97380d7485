import type { Pack } from '#contracts/pack/pack';
import type { FundView } from '#contracts/reward/views';
import { freeOf, type Fund } from '#domain/reward/fund';
import { digits } from '#domain/shared/money';

export type OpenedFund = Exclude<Fund, { readonly phase: 'not-opened' }>;

/** A fund's ledger. Money moves only with cases and payments, so there is no command to offer. */
export function shownFund(
  { fundId, lines }: OpenedFund,
  version: number,
  { funds }: Pick<Pack, 'funds'>,
): FundView {
  const name = funds.find((fund) => fund.fundId === fundId)?.name;
  return {
    fundId,
    ...(name && { name }),
    version,
    lines: lines.map((line) => ({ ...line, free: digits(freeOf(line)) })),
    commands: [],
  };
}
