import type { Pack } from '#contracts/pack/pack';
import type { FundView } from '#contracts/reward/views';
import type { Fund } from '#domain/reward/fund';
import { freeOf } from '#domain/reward/fund-ledger';
import { digits } from '#domain/shared/money';

export type OpenedFund = Exclude<Fund, { readonly phase: 'not-opened' }>;

/** A fund's ledger by fiscal year; in a list it comes without commands. */
export function shownFund(
  { fundId, lines }: OpenedFund,
  version: number,
  { funds }: Pick<Pack, 'funds'>,
  commands: FundView['commands'] = [],
): FundView {
  const name = funds.find((fund) => fund.fundId === fundId)?.name;
  return {
    fundId,
    ...(name && { name }),
    version,
    lines: lines.map((line) => ({ ...line, free: digits(freeOf(line)) })),
    commands,
  };
}
