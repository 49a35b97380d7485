/**
 * A cell as the file holds it: a number is the file's own, a formula its last value, a date
 * `2026-03-01` (with `T08:30` behind it where it has a time of day).
 */
export type CellValue = string | number | boolean | null;
export type Row = readonly (CellValue | undefined)[];

/** Cells drawn as one, both corners included; the first holds what the block says. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet as it stands, empty rows too: row `index` is what a person sees as `index + 1`. */
export interface CellSheet {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly merges: readonly Merge[];
}

/** A spreadsheet program itself keeps this many digits of a number: `0.30000000000000004` is 0.3. */
const significantDigits = 15;

/** What people write into a cell that has nothing to say: `-`, `—`, `/`, `无`, `N/A`. */
const saysNothing = /^(?:[\p{Pd}/\\_.…]+|无|暂无|没有|空|n\/?a|null|#n\/a|#ref!|#value!|#div\/0!|#name\?)$/iu;

/** What a person sees in the cell, as it is. */
export function shownText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? shownNumber(cell) : String(cell);
}

/** What a person sees in the cell, without blanks around it; '' where it says nothing. */
export function textOf(cell: CellValue | undefined): string {
  const text = shownText(cell)
    .replace(/[\p{Cf}\u0000-\u0008\u000b-\u001f]/gu, '')
    .trim();
  return saysNothing.test(text.normalize('NFKC').trim()) ? '' : text;
}

/** For comparing: half width, without any blank or line break. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/** `12345.330000000002` is shown, and meant, as `12345.33`; a long number in all its digits. */
function shownNumber(value: number): string {
  const kept = Number(value.toPrecision(significantDigits));
  return Number.isInteger(kept) && Math.abs(kept) < 1e21 ? BigInt(kept).toString() : String(kept);
}
