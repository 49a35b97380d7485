import type { Fen } from '../../shared/money.js';
import { compact } from '../../sheets/cells.js';

/** Places by which an amount in the unit moves left of the fen: 1 万元 is 10^6 fen. */
const places: Readonly<Record<string, number>> = { 元: 2, 万: 6, 万元: 6, 亿: 10, 亿元: 10 };

/** A unit as it is written: also one we do not know, such as 千元, lest it be taken for another. */
const unit = '[十百千万亿]*(?:美|欧|港|日|英|新)?元|[十百千万亿]+';
const amount = new RegExp(`^(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?(${unit})?$`);
const foreignUnit = /[美欧港日英新]元|英镑|USD|EUR|HKD|JPY|GBP|\$|€|£/iu;
const digitsMax = 18;

/** What an amount's cell says; money in another currency is never converted: no rate is stated. */
export type ReadAmount =
  | { readonly kind: 'fen'; readonly fen: Fen }
  | { readonly kind: 'foreign'; readonly words: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' };

/** The unit a header or a title states: the only one it names. */
export function unitIn(text: string): string | undefined {
  const found = compact(text).replace(/人民币|RMB/giu, '').match(new RegExp(unit, 'g')) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

/**
 * An amount as a cell and its column's unit say it. A unit in the cell counts before that of the
 * header; `0` stands for nothing known, as in official exports.
 */
export function amountIn(written: string, headerUnit: string | undefined): ReadAmount {
  if (written === '') return { kind: 'none' };
  const text = plain(written);
  if (/^0+(?:\.0+)?$/u.test(text.replace(new RegExp(`(?:${unit})$`), ''))) return { kind: 'none' };
  const ownUnit = unitIn(written);
  const isForeign = foreignUnit.test(text) || (ownUnit === undefined && foreignUnit.test(headerUnit ?? ''));
  if (isForeign) {
    return { kind: 'foreign', words: ownUnit === undefined ? `${written}${headerUnit ?? ''}` : written };
  }
  const fen = fenOf(written, headerUnit);
  return fen === undefined ? { kind: 'unreadable' } : { kind: 'fen', fen };
}

/**
 * An amount in whole fen, exactly; a unit in the cell counts before that of the header.
 * Undefined where it is no single amount, has no unit we know, or is no whole number of fen.
 */
export function fenOf(written: string, headerUnit: string | undefined): Fen | undefined {
  const [, whole, fraction = '', ownUnit = headerUnit] = amount.exec(plain(written)) ?? [];
  const shift = places[ownUnit ?? ''];
  if (whole === undefined || shift === undefined) return undefined;
  const decimals = fraction.replace(/0+$/, '');
  if (decimals.length > shift) return undefined;
  const digits = whole.replaceAll(',', '') + decimals.padEnd(shift, '0');
  const fen = digits.replace(/^0+(?=\d)/, '');
  return fen.length > digitsMax ? undefined : fen;
}

/** `约1.5亿元人民币`, `150,000(万)`, `¥12`: without what does not change the amount. */
function plain(written: string): string {
  return compact(written)
    .replace(/^约|人民币|RMB|¥|[()[\]]/giu, '')
    .replace(/整$/u, '');
}
