/** Amounts as people write them at their desks: in 万元 unless they say 元 or 亿元. */
const units: Readonly<Record<string, number>> = {
  元: 2,
  yuan: 2,
  万: 6,
  万元: 6,
  wan: 6,
  亿: 10,
  亿元: 10,
};
const usualDecimals = 6;
const digitsMax = 18;

/**
 * Fen digits out of “120”, “１２０万元”, “1,200,000元” or “1.2 亿”: 万元 where no unit is named, full-width
 * digits and marks as they come. Undefined where it is no amount of whole fen.
 */
export function fenOfAmount(typed: string): string | undefined {
  const tidy = typed.normalize('NFKC').replaceAll('。', '.').replace(/[,\s、¥]/g, '').toLowerCase();
  const found = /^(\d+)(?:\.(\d*))?(元|yuan|万元?|wan|亿元?)?$/.exec(tidy);
  if (!found) return undefined;
  const [, whole = '', decimals = '', unit] = found;
  const places = unit === undefined ? usualDecimals : (units[unit] ?? usualDecimals);
  const kept = decimals.replace(/0+$/, '');
  if (kept.length > places) return undefined;
  const fen = BigInt(whole + kept.padEnd(places, '0')).toString();
  return fen.length > digitsMax ? undefined : fen;
}

/** The sum of amounts in fen digits; what is none counts nothing. */
export function sumOfFen(amounts: readonly (string | undefined)[]): string {
  return amounts
    .reduce((sum, each) => (each !== undefined && /^\d+$/.test(each) ? sum + BigInt(each) : sum), 0n)
    .toString();
}
