const fenPerYuan = 100n;

/** An amount in fen as a person reads it: `1234567` is `12345.67` yuan. */
export function inYuan(amount: bigint): string {
  const cents = (amount % fenPerYuan).toString().padStart(2, '0');
  return `${(amount / fenPerYuan).toString()}.${cents}`;
}
