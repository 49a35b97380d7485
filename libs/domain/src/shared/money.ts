/** An amount in fen as decimal digits ("1200000" = 12,000.00 yuan). Bigint lives inside rules only. */
export type Fen = string;

/** @throws RangeError when the text is not a non-negative whole number of fen. */
export function fen(digits: Fen): bigint {
  if (!/^(0|[1-9]\d{0,17})$/.test(digits)) throw new RangeError(`not an amount in fen: ${digits}`);
  return BigInt(digits);
}

/** @throws RangeError below zero: no stored amount is negative, directions have names. */
export function digits(amount: bigint): Fen {
  if (amount < 0n) throw new RangeError('an amount below zero has no digits');
  return amount.toString();
}

export function sumFen(amounts: Iterable<Fen>): bigint {
  let total = 0n;
  for (const amount of amounts) total += fen(amount);
  return total;
}
