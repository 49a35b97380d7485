/** Exact amounts out of fen digits, for screens: 万元 with as many decimals as it takes, and 元. */
const fenPerYuan = 100n;
const fenPerWan = 1_000_000n;

function grouped(whole: bigint): string {
  return whole.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 12,345.6789 for "12345678900" fen: in units of `unit` fen, without trailing zeros past `least`. */
function inUnits(fen: bigint, unit: bigint, least: number): string {
  const sign = fen < 0n ? '-' : '';
  const size = fen < 0n ? -fen : fen;
  const decimals = unit.toString().length - 1;
  const rest = (size % unit).toString().padStart(decimals, '0');
  const shown = rest.replace(/0+$/, '').padEnd(least, '0');
  return `${sign}${grouped(size / unit)}${shown === '' ? '' : `.${shown}`}`;
}

/** 万元, exactly: nothing is rounded away. */
export function wan(fen: string): string {
  return inUnits(BigInt(fen), fenPerWan, 0);
}

export function yuan(fen: string): string {
  return inUnits(BigInt(fen), fenPerYuan, 2);
}

/** Fen digits out of what a person typed as 万元; undefined where it is no amount of whole fen. */
export function fenOfWan(typed: string): string | undefined {
  const tidy = typed.normalize('NFKC').replace(/[,\s]/g, '');
  const found = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(tidy);
  if (!found) return undefined;
  const [, whole = '0', decimals = ''] = found;
  return (BigInt(whole) * fenPerWan + BigInt(decimals.padEnd(6, '0'))).toString();
}

/** What stands in the field for an amount: 万元 without separators. */
export function typedWan(fen: string): string {
  return wan(fen).replaceAll(',', '');
}
