import type { FundView } from '#contracts/reward/views';
import type { YearSum } from './draft.js';

/** What a fund has in a year beside what these terms promise of it; amounts in fen. */
export interface Meter {
  readonly fundId: string;
  readonly fiscalYear: number;
  readonly offered: bigint;
  /** Absent where this viewer may not see the fund, or the fund has no such year. */
  readonly line?: {
    readonly appropriated: bigint;
    /** Signed, under review or paid, without these terms. */
    readonly bound: bigint;
    /** What stays free once these terms are signed; below zero they cannot be. */
    readonly left: bigint;
  };
}

/**
 * One meter a fund and year that the terms touch. Signed terms are among what the fund calls
 * committed already, so they are taken out there and shown once.
 */
export function metersOf(
  sums: readonly YearSum[],
  funds: readonly FundView[] | undefined,
  isSigned: boolean,
): readonly Meter[] {
  return sums
    .filter(({ fundId }) => fundId !== '')
    .map(({ fundId, fiscalYear, amount }) => {
      const offered = BigInt(amount);
      const line = funds
        ?.find((fund) => fund.fundId === fundId)
        ?.lines.find((each) => each.fiscalYear === fiscalYear);
      if (!line) return { fundId, fiscalYear, offered };
      const free = BigInt(line.free);
      const appropriated = BigInt(line.appropriated) + BigInt(line.brought) - BigInt(line.carried);
      const used = appropriated - free;
      const bound = isSigned ? used - offered : used;
      return {
        fundId,
        fiscalYear,
        offered,
        line: { appropriated, bound: bound < 0n ? 0n : bound, left: isSigned ? free : free - offered },
      };
    });
}

const whole = 100;

/** Widths of a meter's parts in percent of the longest: what is over is as long as it is. */
export function widthsOf({ offered, line }: Meter): { bound: number; offered: number; over: boolean } {
  if (!line) return { bound: 0, offered: 0, over: false };
  const length = line.bound + offered > line.appropriated ? line.bound + offered : line.appropriated;
  const share = (part: bigint) => (length === 0n ? 0 : Number((part * 10_000n) / length) / whole);
  return { bound: share(line.bound), offered: share(offered), over: line.left < 0n };
}
