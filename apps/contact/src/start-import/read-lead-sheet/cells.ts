import type { CellValue } from '#platform/sheets/read-sheet';

/** A spreadsheet program itself keeps this many digits of a number: `0.30000000000000004` is 0.3. */
const significantDigits = 15;

/** What people write into a cell that has nothing to say: `-`, `—`, `/`, `无`. */
const saysNothing = /^(?:[\p{Pd}/]+|无|暂无)$/u;

/** What a person sees in the cell, without blanks around it; '' where it says nothing. */
export function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  const shown =
    typeof cell === 'number'
      ? String(Number(cell.toPrecision(significantDigits)))
      : cell instanceof Date
        ? cell.toISOString().slice(0, 10)
        : String(cell);
  const text = shown.replace(/\p{Cf}/gu, '').trim();
  return saysNothing.test(text.normalize('NFKC')) ? '' : text;
}

/** For comparing: half width, without any blank or line break. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
