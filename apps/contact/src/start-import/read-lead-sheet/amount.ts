import type { Fen } from '#domain/shared/money';
import { compact } from './cells.js';

/** Places by which an amount in the unit moves left of the fen: 1 万元 is 10^6 fen. */
const places: Readonly<Record<string, number>> = { 元: 2, 万: 6, 万元: 6, 亿: 10, 亿元: 10 };

/** A unit as it is written: also one we do not know, such as 万美元, lest it be taken for another. */
const unit = '[十百千万亿]*(?:美|欧|港|日|英)?元|[十百千万亿]+';
const amount = new RegExp(`^(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?(${unit})?$`);
const digitsMax = 18;

/** The unit a header or a title states: the only one it names. */
export function unitIn(text: string): string | undefined {
  const found = compact(text).match(new RegExp(unit, 'g')) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/**
 * An amount in whole fen, exactly; a unit in the cell counts before that of the header.
 * Undefined where it is no single amount, has no unit we know, or is no whole number of fen.
 */
export function fenOf(written: string, headerUnit: string | undefined): Fen | undefined {
  const text = compact(written).replace(/^约|人民币|RMB|¥/giu, '');
  const [, whole, fraction = '', ownUnit = headerUnit] = amount.exec(text) ?? [];
  const shift = places[ownUnit ?? ''];
  if (whole === undefined || shift === undefined) return undefined;
  const decimals = fraction.replace(/0+$/, '');
  if (decimals.length > shift) return undefined;
  const digits = whole.replaceAll(',', '') + decimals.padEnd(shift, '0');
  const fen = digits.replace(/^0+(?=\d)/, '');
  return fen.length > digitsMax ? undefined : fen;
}
